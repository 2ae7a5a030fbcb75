import type { NewRepositoryRelationship, RepositoryRelationship } from "@signalbox/contracts";
import { requireFound } from "../access/require-found.ts";
import { userCommand } from "../access/require-user.ts";

/** Idempotent. */
export const relateRepositories = userCommand(
  "repository.relate",
  "relate repositories",
  async (tx, relationship: NewRepositoryRelationship): Promise<RepositoryRelationship> => {
    for (const id of [relationship.fromRepositoryId, relationship.toRepositoryId])
      requireFound(await tx.repositories.findById(id), "repository", id);
    return tx.repositories.createRelationship(relationship);
  },
);
