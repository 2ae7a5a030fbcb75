import { useNavigate } from "@tanstack/react-router";
import { client } from "../../api/trpc.ts";
import { done } from "../../commands/undo.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import type { Project } from "./edit-project-dialog.tsx";

export function DeleteProjectDialog({ project, onClose }: { readonly project: Project; readonly onClose: () => void }) {
  const navigate = useNavigate();
  const remove = async () => {
    await client.projects.delete.mutate({ id: project.id });
    await navigate({ to: "/inbox" });
    done(`Deleted the project “${project.name}”`);
  };
  return (
    <ConfirmDialog
      title={`Delete “${project.name}”?`}
      about="Its repositories and errands go with it; its initiatives stay. This cannot be undone."
      name={project.name}
      keep="Keep"
      deed="Delete the project"
      onConfirm={remove}
      onClose={onClose}
    />
  );
}
