import { type Account, event } from "@signalbox/contracts";
import { requireNoAgent } from "../access/require-no-agent.ts";
import { command } from "../command.ts";

/** Frees the accounts whose time is over; returns them. */
export const clearExpiredExhaustion = command(
  "account.clearExpiredExhaustion",
  async (tx, _input: unknown, { context, emit }): Promise<Account[]> => {
    requireNoAgent(context, "free accounts");
    const freed = await tx.accounts.clearExpiredExhaustion();
    emit(...freed.map(({ id }) => event("account.freed", id, {})));
    return freed;
  },
);
