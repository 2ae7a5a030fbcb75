import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { client } from "../../api/trpc.ts";
import { done } from "../../commands/undo.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ClientError } from "../../ui/failure.ts";
import { TextField } from "../../ui/field.tsx";
import type { Project } from "./edit-project-dialog.tsx";

export function DeleteProjectDialog({ project, onClose }: { readonly project: Project; readonly onClose: () => void }) {
  const navigate = useNavigate();
  const [typed, setTyped] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const remove = async () => {
    try {
      await client.projects.delete.mutate({ id: project.id });
      await navigate({ to: "/inbox" });
      done(`Deleted the project “${project.name}”`);
    } catch (error) {
      setProblem(new ClientError(error).message);
    }
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Delete “${project.name}”?`}
      description="Its repositories and errands go with it; its initiatives stay. This cannot be undone."
      footer={
        <>
          <Button onClick={onClose}>Keep</Button>
          <Button kind="danger" disabled={typed !== project.name} onClick={() => void remove()}>
            Delete the project
          </Button>
        </>
      }
    >
      <TextField
        label={`Type the name to delete it: ${project.name}`}
        value={typed}
        error={problem}
        onChange={(event) => setTyped(event.target.value)}
      />
    </Dialog>
  );
}
