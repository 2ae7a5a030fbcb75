import { useState } from "react";
import { client } from "../../api/trpc.ts";
import { done } from "../../commands/undo.ts";
import { deleteAll } from "../../data/bulk-actions.ts";
import type { OutlineTask, PhaseRow } from "../../data/outline.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Checkbox } from "../../ui/field.tsx";
import { toastFailure } from "../../ui/toast.ts";

interface DeleteDialogProps {
  /** The tasks, or else the phase. */
  readonly tasks: readonly OutlineTask[];
  readonly phase: PhaseRow | null;
  readonly onClose: () => void;
  readonly onSend: () => void;
}

/** Deleting takes what is below along and has no undo, so it is asked. */
export function DeleteDialog({ tasks, phase, onClose, onSend }: DeleteDialogProps) {
  const [drop, setDrop] = useState(false);
  const [first] = tasks;
  const title =
    first === undefined
      ? `Delete the phase “${phase?.name}”?`
      : tasks.length === 1
        ? `Delete “${first.name}”?`
        : `Delete ${tasks.length} tasks?`;
  const remove = async () => {
    onSend();
    onClose();
    if (tasks.length > 0) await deleteAll(tasks, drop);
    else if (phase !== null) await deletePhase(phase, drop);
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      description={`${first === undefined ? "Its tasks go" : "Subtasks go"} with it. This cannot be undone.`}
      footer={
        <>
          <Button onClick={onClose}>Keep</Button>
          <Button kind="danger" onClick={() => void remove()}>
            Delete
          </Button>
        </>
      }
    >
      <Checkbox
        label="Also when others wait for it"
        hint="They may become ready. Without this the server refuses, and names them."
        checked={drop}
        onChange={(event) => setDrop(event.target.checked)}
      />
    </Dialog>
  );
}

async function deletePhase({ id, name }: PhaseRow, dropDependencies: boolean): Promise<void> {
  try {
    await client.phases.delete.mutate({ id, dropDependencies });
    done(`Deleted the phase “${name}”`);
  } catch (error) {
    toastFailure(`The phase “${name}” was not deleted`, error);
  }
}
