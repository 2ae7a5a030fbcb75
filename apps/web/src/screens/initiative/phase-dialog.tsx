import { type FormEvent, useState } from "react";
import { client } from "../../api/trpc.ts";
import { done } from "../../commands/undo.ts";
import type { Outline } from "../../data/outline.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ClientError } from "../../ui/failure.ts";
import { Checkbox, TextField } from "../../ui/field.tsx";
import { treeOf } from "./plan-tree.ts";

interface PhaseDialogProps {
  readonly outline: Outline;
  readonly onClose: () => void;
  /** The rows may move now: the person asked for a new one. */
  readonly onSend: () => void;
}

/** A new phase: its name, and after which phases it comes. */
export function PhaseDialog({ outline, onClose, onSend }: PhaseDialogProps) {
  const { phases } = treeOf(outline);
  const [name, setName] = useState("");
  const [after, setAfter] = useState<ReadonlySet<string>>(new Set());
  const [problem, setProblem] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === "") return setProblem("A phase needs a name.");
    setSending(true);
    onSend();
    try {
      await createPhase(outline.initiative.id, name.trim(), [...after]);
      onClose();
    } catch (error) {
      setProblem(new ClientError(error).message);
      setSending(false);
    }
  };
  const toggle = (id: string, isOn: boolean) => setAfter(new Set(isOn ? [...after, id] : [...after].filter((other) => other !== id)));
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Create a phase"
      description="Its tasks may start when it is approved and the phases before it are merged."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" form="create-phase" disabled={isSending}>
            Create the phase
          </Button>
        </>
      }
    >
      <form id="create-phase" onSubmit={submit} className="flex flex-col gap-3">
        <TextField label="Name" autoFocus maxLength={500} value={name} error={problem} onChange={(event) => setName(event.target.value)} />
        {phases.length > 0 && (
          <fieldset className="flex flex-col gap-1.5">
            <legend className="mb-1 text-meta font-medium text-muted">It comes after</legend>
            {phases.map((phase) => (
              <Checkbox
                key={phase.id}
                label={phase.name}
                checked={after.has(phase.id)}
                onChange={(event) => toggle(phase.id, event.target.checked)}
              />
            ))}
          </fieldset>
        )}
      </form>
    </Dialog>
  );
}

async function createPhase(initiativeId: string, name: string, after: readonly string[]): Promise<void> {
  const phase = await client.phases.create.mutate({ initiativeId, name });
  for (const dependsOnPhaseId of after) await client.phases.addDependency.mutate({ phaseId: phase.id, dependsOnPhaseId });
  done(`Created the phase “${name}”`, () => client.phases.delete.mutate({ id: phase.id }));
}
