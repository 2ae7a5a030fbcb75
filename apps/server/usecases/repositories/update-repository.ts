import { event, type Repository, type RepositoryPatch } from "@signalbox/contracts";
import { changesOf } from "../../domain/changed-fields.ts";
import { requireFound } from "../access/require-found.ts";
import { userCommand } from "../access/require-user.ts";
import { type Fenced, requireLease } from "../leases/require-lease.ts";

export interface UpdateRepository extends Fenced {
  readonly id: string;
  readonly patch: RepositoryPatch;
}

const fields = { shown: ["name", "defaultBranch"], hidden: ["url"] } as const;

/** Its id and its project never change. */
export const updateRepository = userCommand(
  "repository.update",
  "change a repository",
  async (tx, { id, patch, fencingToken }: UpdateRepository, { app, emit }): Promise<Repository> => {
    const before = requireFound(await tx.repositories.findById(id), "repository", id);
    await requireLease(tx, app, { repositoryId: id, scope: "*", fencingToken });
    const after = await tx.repositories.update(id, patch);
    const changes = changesOf(before, after, fields);
    if (changes) emit(event("repository.updated", id, changes));
    return after;
  },
);
