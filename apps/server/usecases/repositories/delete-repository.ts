import { userCommand } from "../access/require-user.ts";

/** Leases, mirrors, relationships and what is known of its objects go with it. */
export const deleteRepository = userCommand(
  "repository.delete",
  "delete a repository",
  (tx, { id }: { id: string }): Promise<void> => tx.repositories.delete(id),
);
