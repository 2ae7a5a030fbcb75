import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { client } from "../../api/trpc.ts";
import { done } from "../../commands/undo.ts";
import type { Outline } from "../../data/outline.ts";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ClientError } from "../../ui/failure.ts";
import { Checkbox } from "../../ui/field.tsx";
import { ProjectChoice } from "./project-choice.tsx";

interface ProjectsDialogProps {
  readonly initiativeId: string;
  readonly projectIds: readonly string[];
  readonly onClose: () => void;
}

export function ProjectsDialog({ initiativeId, projectIds, onClose }: ProjectsDialogProps) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(projectIds));
  const [problem, setProblem] = useState<string | null>(null);
  const set = (ids: readonly string[]) => client.initiatives.setProjects.mutate({ id: initiativeId, projectIds: [...ids] });
  const save = async () => {
    try {
      await set([...chosen]);
      done("Set the projects", () => set(projectIds));
      onClose();
    } catch (error) {
      setProblem(new ClientError(error).message);
    }
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Projects of the initiative"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" onClick={() => void save()}>
            Set the projects
          </Button>
        </>
      }
    >
      <ProjectChoice chosen={chosen} onChoose={setChosen} />
      {problem !== null && (
        <p role="alert" className="mt-3 text-failed">
          {problem}
        </p>
      )}
    </Dialog>
  );
}

interface DeleteInitiativeDialogProps {
  readonly outline: Outline;
  readonly onClose: () => void;
}

/** Everything of it goes, and nothing brings it back: the name is typed. */
export function DeleteInitiativeDialog({ outline, onClose }: DeleteInitiativeDialogProps) {
  const { initiative, phases, tasks, pages } = outline;
  const navigate = useNavigate();
  const [drop, setDrop] = useState(false);
  const remove = async () => {
    await client.initiatives.delete.mutate({ id: initiative.id, dropDependencies: drop });
    await navigate({ to: "/inbox" });
    done(`Deleted the initiative “${initiative.name}”`);
  };
  return (
    <ConfirmDialog
      title={`Delete “${initiative.name}”?`}
      about={`${phases.length} phases, ${tasks.length} tasks and ${pages.length} pages go with it. This cannot be undone; archiving can.`}
      name={initiative.name}
      keep="Keep"
      deed="Delete the initiative"
      onConfirm={remove}
      onClose={onClose}
    >
      <div className="mb-3">
        <Checkbox
          label="Also when tasks elsewhere wait for its work"
          hint="They may become ready. Without this the server refuses, and names them."
          checked={drop}
          onChange={(event) => setDrop(event.target.checked)}
        />
      </div>
    </ConfirmDialog>
  );
}
