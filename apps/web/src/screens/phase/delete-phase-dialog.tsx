import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useCommand } from "../../commands/registry.ts";
import type { PhaseRow } from "../../data/outline.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Checkbox } from "../../ui/field.tsx";
import { deletePhase } from "./phase-actions.ts";

interface DeletePhaseDialogProps {
  readonly phase: PhaseRow;
  readonly taskCount: number;
}

/** There is no undo, so it asks. */
export function DeletePhaseDialog({ phase, taskCount }: DeletePhaseDialogProps) {
  const [open, setOpen] = useState(false);
  const [drop, setDrop] = useState(false);
  const [sending, setSending] = useState(false);
  const navigate = useNavigate();
  useCommand("phase.delete", () => setOpen(true));
  const remove = async () => {
    setSending(true);
    const isGone = await deletePhase(phase, drop);
    setSending(false);
    if (isGone) await navigate({ to: "/i/$initiativeId", params: { initiativeId: phase.initiativeId } });
  };
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={`Delete “${phase.name}”?`}
      description={`${taskCount === 0 ? "It has no tasks." : `Its ${taskCount === 1 ? "task goes" : `${taskCount} tasks go`} with it.`} This cannot be undone.`}
      footer={
        <>
          <Button onClick={() => setOpen(false)}>Keep it</Button>
          <Button kind="danger" disabled={sending} onClick={() => void remove()}>
            {sending ? "Deleting…" : "Delete the phase"}
          </Button>
        </>
      }
    >
      <Checkbox
        label="Also drop what waits for it elsewhere"
        hint="Otherwise it is refused while unfinished work waits for it."
        checked={drop}
        onChange={(event) => setDrop(event.target.checked)}
      />
    </Dialog>
  );
}
