import { type FormEvent, useState } from "react";
import { client } from "../../api/trpc.ts";
import { done } from "../../commands/undo.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ClientError } from "../../ui/failure.ts";
import { TextField } from "../../ui/field.tsx";
import type { Overview } from "./of-project.ts";

export type Project = Overview["projects"][number];

interface EditProjectDialogProps {
  readonly project: Project;
  readonly onClose: () => void;
}

export function EditProjectDialog({ project, onClose }: EditProjectDialogProps) {
  const { id, name, url, defaultBranch } = project;
  const before = { name, url, defaultBranch };
  const [fields, setFields] = useState(before);
  const [failure, setFailure] = useState<ClientError | null>(null);
  const problemAt = (field: string) => (failure?.details.field === field ? failure.message : null);
  const change = (field: keyof typeof fields) => (event: { currentTarget: { value: string } }) =>
    setFields({ ...fields, [field]: event.currentTarget.value });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    try {
      await client.projects.update.mutate({ id, patch: fields });
      done(`Changed the project “${fields.name}”`, () => client.projects.update.mutate({ id, patch: before }));
      onClose();
    } catch (error) {
      setFailure(new ClientError(error));
    }
  };
  const isPlaced = ["name", "url", "defaultBranch"].includes(String(failure?.details.field));
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Edit the project"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" form="edit-project">
            Save
          </Button>
        </>
      }
    >
      <form id="edit-project" onSubmit={submit} className="flex flex-col gap-3">
        <TextField label="Name" required autoFocus value={fields.name} error={problemAt("name")} onChange={change("name")} />
        <TextField label="Address of its repository" required value={fields.url} error={problemAt("url")} onChange={change("url")} />
        <TextField
          label="Default branch"
          required
          value={fields.defaultBranch}
          error={problemAt("defaultBranch")}
          onChange={change("defaultBranch")}
        />
        {failure !== null && !isPlaced && (
          <p role="alert" className="text-failed">
            {failure.message}
          </p>
        )}
      </form>
    </Dialog>
  );
}
