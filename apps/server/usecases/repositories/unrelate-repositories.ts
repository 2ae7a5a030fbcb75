import { DomainError, type NewRepositoryRelationship } from "@signalbox/contracts";
import { userCommand } from "../access/require-user.ts";

export const unrelateRepositories = userCommand(
  "repository.unrelate",
  "unrelate repositories",
  async (tx, relationship: NewRepositoryRelationship): Promise<void> => {
    if (await tx.repositories.deleteRelationship(relationship)) return;
    const { fromRepositoryId, toRepositoryId, type } = relationship;
    throw new DomainError("NOT_FOUND", `Repository ${fromRepositoryId} is not related to ${toRepositoryId} as ${type}.`, {
      details: { entity: "repository_relationship", ...relationship },
    });
  },
);
