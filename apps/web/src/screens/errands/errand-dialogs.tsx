import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, type ReactNode, useState } from "react";
import { client, type Outputs } from "../../api/trpc.ts";
import { useDraft } from "../../data/use-draft.ts";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Checkbox, Select, TextArea, TextField } from "../../ui/field.tsx";
import { MakeTaskDialog } from "../../ui/make-task-dialog.tsx";
import { toast } from "../../ui/toast.ts";
import { useSending } from "../../ui/use-sending.ts";
import { branchOf, type Errand, idOf, isOpen, titleOf } from "./errand-words.ts";
import { replaceByTask } from "./use-errand-actions.ts";

export type ErrandProject = Outputs["plans"]["overview"]["projects"][number];

interface SendDialogProps {
  readonly title: string;
  readonly description?: string;
  readonly word: string;
  readonly isReady?: boolean;
  readonly onClose: () => void;
  send(): Promise<void>;
  readonly children: (error: string | null) => ReactNode;
}

/** Closes when the server has done it; until then what was typed stays, with the reason. */
function SendDialog({ title, description, word, isReady = true, onClose, send, children }: SendDialogProps) {
  const sending = useSending();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void sending.send(() => send().then(onClose));
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      description={description}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form="errand-form" kind="primary" disabled={sending.isSending || !isReady}>
            {sending.isSending ? "Sending…" : word}
          </Button>
        </>
      }
    >
      <form id="errand-form" onSubmit={submit} className="flex flex-col gap-3">
        {children(sending.problem)}
      </form>
    </Dialog>
  );
}

export function CreateErrand({ projects, onClose }: { readonly projects: readonly ErrandProject[]; readonly onClose: () => void }) {
  const navigate = useNavigate();
  const [id] = useState(() => idOf(crypto.getRandomValues(new Uint8Array(21))));
  const [description, setDescription, clear] = useDraft("errand");
  const [chosen, setChosen] = useState(projects[0]?.id ?? "");
  const [branch, setBranch] = useState<string | null>(null);
  const project = projects.find((each) => each.id === chosen);
  const send = async () => {
    await client.errands.create.mutate({
      id,
      projectId: chosen,
      description,
      branch: branch ?? branchOf(description, id),
      ...(project && { baseBranch: project.defaultBranch }),
    });
    clear();
    toast({ title: `Created the errand “${titleOf({ description })}”` });
    await navigate({ to: "/errands", search: { item: id } });
  };
  return (
    <SendDialog
      title="Create an errand"
      description="A small piece of work on a project, outside of any plan."
      word="Create"
      isReady={description.trim() !== "" && chosen !== ""}
      onClose={onClose}
      send={send}
    >
      {(error) => (
        <>
          <TextArea
            label="What is to be done"
            required
            value={description}
            onChange={({ target }) => setDescription(target.value)}
            error={error}
          />
          <Select
            label="Project"
            value={chosen}
            onChange={({ target }) => setChosen(target.value)}
            options={projects.map((each) => ({ value: each.id, label: each.name }))}
            error={projects.length === 0 ? "There is no project yet: an errand needs a repository to work on." : null}
          />
          <TextField label="Branch" value={branch ?? branchOf(description, id)} onChange={({ target }) => setBranch(target.value)} />
        </>
      )}
    </SendDialog>
  );
}

export function EditErrand({ errand, onClose }: { readonly errand: Errand; readonly onClose: () => void }) {
  const [description, setDescription] = useState(errand.description);
  const [branch, setBranch] = useState(errand.branch);
  const [baseBranch, setBaseBranch] = useState(errand.baseBranch);
  const send = async () => {
    await client.errands.update.mutate({ id: errand.id, patch: { description, branch, baseBranch } });
    toast({ title: `Changed the errand “${titleOf({ description })}”` });
  };
  return (
    <SendDialog title="Change the errand" word="Save" isReady={description.trim() !== ""} onClose={onClose} send={send}>
      {(error) => (
        <>
          <TextArea
            label="What is to be done"
            required
            rows={6}
            value={description}
            onChange={({ target }) => setDescription(target.value)}
            error={error}
          />
          <TextField label="Branch" required value={branch} onChange={({ target }) => setBranch(target.value)} />
          <TextField label="Made from" required value={baseBranch} onChange={({ target }) => setBaseBranch(target.value)} />
        </>
      )}
    </SendDialog>
  );
}

export function DeleteErrand({ errand, onClose }: { readonly errand: Errand; readonly onClose: () => void }) {
  const send = async () => {
    await client.errands.delete.mutate({ id: errand.id });
    toast({ title: `Deleted the errand “${titleOf(errand)}”` });
  };
  return (
    <ConfirmDialog
      title={`Delete “${titleOf(errand)}”?`}
      about={`Its branch ${errand.branch} stays in the repository. This cannot be undone.`}
      deed="Delete"
      onConfirm={send}
      onClose={onClose}
    />
  );
}

export function TaskOfErrand({ errand, onClose }: { readonly errand: Errand; readonly onClose: () => void }) {
  const [isAbandoned, setIsAbandoned] = useState(isOpen(errand));
  return (
    <MakeTaskDialog
      what="the errand"
      name={titleOf(errand)}
      description={errand.description}
      onClose={onClose}
      onMade={(task) => replaceByTask(errand, task, isAbandoned)}
    >
      {isOpen(errand) && (
        <Checkbox
          label="Abandon the errand"
          hint={`The work on ${errand.branch} stays there.`}
          checked={isAbandoned}
          onChange={({ target }) => setIsAbandoned(target.checked)}
        />
      )}
    </MakeTaskDialog>
  );
}
