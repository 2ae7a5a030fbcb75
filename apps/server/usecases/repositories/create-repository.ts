import { event, type NewRepository, type Repository } from "@signalbox/contracts";
import { userCommand } from "../access/require-user.ts";

/** The server runs git on the address. */
export const createRepository = userCommand(
  "repository.create",
  "add a repository",
  async (tx, input: NewRepository, { emit }): Promise<Repository> => {
    const repository = await tx.repositories.create(input);
    const { id, projectId, name, defaultBranch } = repository;
    emit(event("repository.created", id, { projectId, name, defaultBranch }));
    return repository;
  },
);
