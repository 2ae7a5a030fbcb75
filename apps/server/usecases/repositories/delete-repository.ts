import { event } from "@signalbox/contracts";
import { requireFound } from "../access/require-found.ts";
import { userCommand } from "../access/require-user.ts";
import { type FencedId, requireUnleased } from "../leases/require-lease.ts";

/** Leases that are over, mirrors, relationships and what is known of its objects go with it. Refused while anyone holds a part of it. */
export const deleteRepository = userCommand(
  "repository.delete",
  "delete a repository",
  async (tx, { id, fencingToken }: FencedId, { app, emit }): Promise<void> => {
    const { projectId, name } = requireFound(await tx.repositories.findById(id), "repository", id);
    await requireUnleased(tx, app, { repositoryId: id, fencingToken });
    const mirrors = (await tx.mirrors.findByRepositoryId(id)).length;
    const objects = await tx.objectMetadata.countByRepositoryId(id);
    await tx.repositories.delete(id);
    emit(event("repository.deleted", id, { projectId, name, mirrors, objects }));
  },
);
