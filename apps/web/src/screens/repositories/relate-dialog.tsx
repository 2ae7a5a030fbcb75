import { type FormEvent, useId, useState } from "react";
import { client } from "../../api/trpc.ts";
import { done } from "../../commands/undo.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Select } from "../../ui/field.tsx";
import { useSending } from "../../ui/use-sending.ts";
import { type Relationship, relationshipTypes, typeWords } from "./relationship-words.ts";
import type { Repository } from "./repository-detail.tsx";

interface RelateDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly repository: Repository;
  readonly others: readonly Repository[];
}

export function RelateDialog({ open, onOpenChange, repository, others }: RelateDialogProps) {
  const [type, setType] = useState<Relationship["type"]>("depends_on");
  const [otherId, setOtherId] = useState(others[0]?.id ?? "");
  const { isSending, failure, send } = useSending();
  const form = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const edge = { fromRepositoryId: repository.id, toRepositoryId: otherId, type };
    void send(async () => {
      await client.repositories.relate.mutate(edge);
      onOpenChange(false);
      done(`Related “${repository.name}”`, () => client.repositories.unrelate.mutate(edge));
    });
  };
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Relate “${repository.name}”`}
      footer={
        <Button type="submit" form={form} kind="primary" disabled={isSending || otherId === ""}>
          {isSending ? "Sending…" : "Relate"}
        </Button>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-3">
        <Select
          label="This repository"
          options={relationshipTypes.map((value) => ({ value, label: typeWords(value) }))}
          value={type}
          onChange={({ currentTarget }) => setType(currentTarget.value as Relationship["type"])}
        />
        <Select
          label="The other"
          options={others.map(({ id, name }) => ({ value: id, label: name }))}
          value={otherId}
          onChange={({ currentTarget }) => setOtherId(currentTarget.value)}
          error={failure?.message}
        />
      </form>
    </Dialog>
  );
}
