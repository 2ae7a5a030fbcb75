import { useNavigate, useParams } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { client } from "../../api/trpc.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ClientError } from "../../ui/failure.ts";
import { Select, TextField } from "../../ui/field.tsx";
import { executionModes } from "./initiative-actions.ts";
import { ProjectChoice } from "./project-choice.tsx";

interface CreateInitiativeDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

export function CreateInitiativeDialog({ open, onOpenChange }: CreateInitiativeDialogProps) {
  const [isSending, setSending] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Create an initiative"
      description="A goal, with the phases and tasks that lead to it."
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button kind="primary" type="submit" form="create-initiative" disabled={isSending}>
            {isSending ? "Sending…" : "Create the initiative"}
          </Button>
        </>
      }
    >
      <InitiativeForm onSending={setSending} onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}

interface InitiativeFormProps {
  readonly onSending: (isSending: boolean) => void;
  readonly onDone: () => void;
}

/** Mounted with each opening, so that it begins with the project that is on screen. */
function InitiativeForm({ onSending, onDone }: InitiativeFormProps) {
  const { projectId } = useParams({ strict: false });
  const navigate = useNavigate();
  const [name, setName] = useState("");
  const [mode, setMode] = useState<(typeof executionModes)[number]["value"]>("review_per_phase");
  const [projects, setProjects] = useState<ReadonlySet<string>>(new Set(projectId ? [projectId] : []));
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === "") return setProblem("An initiative needs a name.");
    onSending(true);
    try {
      const { id } = await client.initiatives.create.mutate({ name: name.trim(), executionMode: mode });
      if (projects.size > 0) await client.initiatives.setProjects.mutate({ id, projectIds: [...projects] });
      onDone();
      await navigate({ to: "/i/$initiativeId", params: { initiativeId: id } });
    } catch (error) {
      setProblem(new ClientError(error).message);
    } finally {
      onSending(false);
    }
  };
  return (
    <form id="create-initiative" onSubmit={submit} className="flex flex-col gap-3">
      <TextField label="Name" autoFocus maxLength={500} value={name} error={problem} onChange={(event) => setName(event.target.value)} />
      <Select
        label="When a phase is finished"
        options={executionModes}
        value={mode}
        onChange={(event) => setMode(event.target.value as typeof mode)}
      />
      <ProjectChoice chosen={projects} onChoose={setProjects} />
    </form>
  );
}
