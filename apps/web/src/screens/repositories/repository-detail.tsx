import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Outputs } from "../../api/trpc.ts";
import { useCommand } from "../../commands/registry.ts";
import { CommandButton } from "../../ui/button.tsx";
import { Age } from "../../ui/time.tsx";
import { DeleteRepository } from "./delete-repository.tsx";
import { LeaseTable } from "./lease-table.tsx";
import { MirrorTable } from "./mirror-table.tsx";
import { Relationships } from "./relationships.tsx";
import { RepositoryForm } from "./repository-form.tsx";

export type Repository = Outputs["repositories"]["list"]["items"][number];

interface RepositoryDetailProps {
  readonly repository: Repository;
  readonly all: readonly Repository[];
}

export function RepositoryDetail({ repository, all }: RepositoryDetailProps) {
  const [edits, setEdits] = useState(false);
  const [deletes, setDeletes] = useState(false);
  useCommand("repositories.edit", () => setEdits(true));
  useCommand("repositories.delete", () => setDeletes(true));
  const { id, name, url, defaultBranch, projectId, createdAt } = repository;
  return (
    <article aria-label={name} className="flex max-w-[860px] flex-col gap-6 p-4">
      <header className="flex flex-col gap-2">
        <h2 className="text-page font-semibold break-words">{name}</h2>
        <div className="flex flex-wrap gap-1.5">
          <CommandButton id="repositories.edit">Edit…</CommandButton>
          <CommandButton id="repositories.relate">Relate…</CommandButton>
          <CommandButton id="repositories.delete">Delete…</CommandButton>
        </div>
      </header>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        <Fact name="URL" value={<span className="font-mono break-all">{url}</span>} />
        <Fact name="Default branch" value={<span className="font-mono">{defaultBranch}</span>} />
        <Fact
          name="Project"
          value={
            <Link to="/p/$projectId" params={{ projectId }} className="underline">
              Open the project
            </Link>
          }
        />
        <Fact name="Id" value={<span className="font-mono break-all">{id}</span>} />
        <Fact name="Added" value={<Age since={createdAt} />} />
      </dl>
      <LeaseTable repositoryId={id} />
      <MirrorTable repositoryId={id} />
      <Relationships repository={repository} all={all} />
      <RepositoryForm key={edits ? "open" : "closed"} open={edits} onOpenChange={setEdits} repository={repository} />
      {deletes && <DeleteRepository repository={repository} onClose={() => setDeletes(false)} />}
    </article>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: React.ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0">{value}</dd>
    </>
  );
}
