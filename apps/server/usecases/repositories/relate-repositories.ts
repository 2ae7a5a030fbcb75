import { event, type NewRepositoryRelationship, type RepositoryRelationship } from "@signalbox/contracts";
import { requireFound } from "../access/require-found.ts";
import { userCommand } from "../access/require-user.ts";

/** Idempotent. */
export const relateRepositories = userCommand(
  "repository.relate",
  "relate repositories",
  async (tx, relationship: NewRepositoryRelationship, { emit }): Promise<RepositoryRelationship> => {
    const { fromRepositoryId, toRepositoryId, type } = relationship;
    for (const id of [fromRepositoryId, toRepositoryId]) requireFound(await tx.repositories.findById(id), "repository", id);
    const known = (await tx.repositories.findRelationships(fromRepositoryId)).some(
      (other) => other.fromRepositoryId === fromRepositoryId && other.toRepositoryId === toRepositoryId && other.type === type,
    );
    if (!known) emit(event("repository.related", fromRepositoryId, { toRepositoryId, relationship: type }));
    return tx.repositories.createRelationship(relationship);
  },
);
