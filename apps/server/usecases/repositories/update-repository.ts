import type { Repository, RepositoryPatch } from "@signalbox/contracts";
import { userCommand } from "../access/require-user.ts";

/** Its id and its project never change. */
export const updateRepository = userCommand(
  "repository.update",
  "change a repository",
  (tx, { id, patch }: { id: string; patch: RepositoryPatch }): Promise<Repository> => tx.repositories.update(id, patch),
);
