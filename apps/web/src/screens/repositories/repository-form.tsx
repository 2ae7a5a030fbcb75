import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { client, trpc } from "../../api/trpc.ts";
import { done } from "../../commands/undo.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Select, TextField } from "../../ui/field.tsx";
import { problemOf, useSending } from "../../ui/use-sending.ts";
import type { Repository } from "./repository-detail.tsx";

interface RepositoryFormProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** The one to edit; without it one is added. */
  readonly repository?: Repository;
  readonly onSaved?: (repository: Repository) => void;
}

interface Fields {
  readonly projectId: string;
  readonly name: string;
  readonly url: string;
  readonly defaultBranch: string;
}

async function save({ projectId, ...fields }: Fields, repository: Repository | undefined): Promise<Repository> {
  if (repository === undefined) {
    const added = await client.repositories.create.mutate({ projectId, ...fields });
    done(`Added “${added.name}”`);
    return added;
  }
  const { id, name, url, defaultBranch } = repository;
  const saved = await client.repositories.update.mutate({ id, patch: fields });
  done(`Changed “${saved.name}”`, () => client.repositories.update.mutate({ id, patch: { name, url, defaultBranch } }));
  return saved;
}

/** Adds a repository or changes one. What was typed stays until the server has it. */
export function RepositoryForm({ open, onOpenChange, repository, onSaved }: RepositoryFormProps) {
  const { data } = useQuery(trpc.plans.overview.queryOptions());
  const projects = data?.projects ?? [];
  const [typed, setTyped] = useState<Partial<Fields>>({});
  const fields: Fields = { projectId: projects[0]?.id ?? "", name: "", url: "", defaultBranch: "main", ...repository, ...typed };
  const { isSending, failure, send } = useSending();
  const form = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { projectId, name, url, defaultBranch } = fields;
    void send(async () => {
      const saved = await save({ projectId, name: name.trim(), url: url.trim(), defaultBranch: defaultBranch.trim() }, repository);
      onOpenChange(false);
      onSaved?.(saved);
    });
  };
  const isNamed = ["name", "url", "defaultBranch", "projectId"].some((field) => problemOf(failure, field) !== null);
  const text = (field: "name" | "url" | "defaultBranch", label: string) => (
    <TextField
      label={label}
      value={fields[field]}
      onChange={({ currentTarget }) => setTyped({ ...typed, [field]: currentTarget.value })}
      error={problemOf(failure, field)}
      required
    />
  );
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={repository ? `Edit “${repository.name}”` : "Add a repository"}
      footer={
        <Button type="submit" form={form} kind="primary" disabled={isSending || fields.projectId === ""}>
          {isSending ? "Sending…" : repository ? "Save" : "Add"}
        </Button>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-3">
        {text("name", "Name")}
        {text("url", "URL")}
        {text("defaultBranch", "Default branch")}
        {!repository && (
          <Select
            label="Project"
            options={projects.map(({ id, name }) => ({ value: id, label: name }))}
            value={fields.projectId}
            onChange={({ currentTarget }) => setTyped({ ...typed, projectId: currentTarget.value })}
            hint={projects.length === 0 ? "There is no project yet. A repository belongs to one: create it first." : undefined}
            error={problemOf(failure, "projectId")}
          />
        )}
        {failure && !isNamed && (
          <p role="alert" className="text-failed">
            {failure.message}
          </p>
        )}
      </form>
    </Dialog>
  );
}
