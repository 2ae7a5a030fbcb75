import { userCommand } from "../access/require-user.ts";

/** Agents that ran on it stay, without an account. */
export const deleteAccount = userCommand(
  "account.delete",
  "delete an account",
  (tx, { id }: { id: string }): Promise<void> => tx.accounts.delete(id),
);
