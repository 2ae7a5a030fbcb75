import { useNavigate } from "@tanstack/react-router";
import { client } from "../../api/trpc.ts";
import { done } from "../../commands/undo.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import type { Repository } from "./repository-detail.tsx";

interface DeleteRepositoryProps {
  readonly repository: Repository;
  readonly onClose: () => void;
}

export function DeleteRepository({ repository, onClose }: DeleteRepositoryProps) {
  const navigate = useNavigate();
  const remove = async () => {
    await client.repositories.delete.mutate({ id: repository.id });
    done(`Deleted “${repository.name}”`);
    await navigate({ to: "/repositories", search: {}, replace: true });
  };
  return (
    <ConfirmDialog
      title={`Delete “${repository.name}”?`}
      about="Signalbox forgets it, with its leases, mirrors and relationships. The repository itself and its files stay as they are."
      deed="Delete"
      keep="Keep it"
      onConfirm={remove}
      onClose={onClose}
    />
  );
}
