import { useNavigate } from "@tanstack/react-router";
import { client } from "../../api/trpc.ts";
import { done } from "../../commands/undo.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import type { Repository } from "./repository-detail.tsx";
import { useSending } from "./use-sending.ts";

interface DeleteRepositoryProps {
  readonly repository: Repository;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

export function DeleteRepository({ repository, open, onOpenChange }: DeleteRepositoryProps) {
  const navigate = useNavigate();
  const { isSending, failure, send } = useSending();
  const remove = () =>
    send(async () => {
      await client.repositories.delete.mutate({ id: repository.id });
      onOpenChange(false);
      done(`Deleted “${repository.name}”`);
      await navigate({ to: "/repositories", search: {}, replace: true });
    });
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Delete “${repository.name}”?`}
      description="Signalbox forgets it, with its leases, mirrors and relationships. The repository itself and its files stay as they are."
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Keep it</Button>
          <Button kind="danger" onClick={() => void remove()} disabled={isSending}>
            {isSending ? "Sending…" : "Delete"}
          </Button>
        </>
      }
    >
      {failure && (
        <p role="alert" className="text-failed">
          {failure.message}
        </p>
      )}
    </Dialog>
  );
}
