import { event } from "@signalbox/contracts";
import { requireFound } from "../access/require-found.ts";
import { userCommand } from "../access/require-user.ts";

/** Agents that ran on it stay, without an account. */
export const deleteAccount = userCommand(
  "account.delete",
  "delete an account",
  async (tx, { id }: { id: string }, { emit }): Promise<void> => {
    const { provider } = requireFound(await tx.accounts.findById(id), "account", id);
    await tx.accounts.delete(id);
    emit(event("account.deleted", id, { provider }));
  },
);
