import { type Account, event } from "@signalbox/contracts";
import { requireFound } from "../access/require-found.ts";
import { requireNoAgent } from "../access/require-no-agent.ts";
import { command } from "../command.ts";

/** Before its time is over, or where it has no end. Freeing a free account changes nothing. */
export const freeAccount = command("account.free", async (tx, { id }: { id: string }, { context, emit }): Promise<Account> => {
  requireNoAgent(context, "free an account");
  const account = requireFound(await tx.accounts.findById(id), "account", id);
  if (!account.isExhausted) return account;
  emit(event("account.freed", id, {}));
  return tx.accounts.update(id, { isExhausted: false, exhaustedUntil: null });
});
