import type { NewRepository, Repository } from "@signalbox/contracts";
import { userCommand } from "../access/require-user.ts";

/** The server runs git on the address. */
export const createRepository = userCommand(
  "repository.create",
  "add a repository",
  (tx, repository: NewRepository): Promise<Repository> => tx.repositories.create(repository),
);
