import { DomainError, event, type NewRepositoryRelationship } from "@signalbox/contracts";
import { userCommand } from "../access/require-user.ts";

export const unrelateRepositories = userCommand(
  "repository.unrelate",
  "unrelate repositories",
  async (tx, relationship: NewRepositoryRelationship, { emit }): Promise<void> => {
    const { fromRepositoryId, toRepositoryId, type } = relationship;
    if (!(await tx.repositories.deleteRelationship(relationship)))
      throw new DomainError("NOT_FOUND", `Repository ${fromRepositoryId} is not related to ${toRepositoryId} as ${type}.`, {
        details: { entity: "repository_relationship", ...relationship },
      });
    emit(event("repository.unrelated", fromRepositoryId, { toRepositoryId, relationship: type }));
  },
);
