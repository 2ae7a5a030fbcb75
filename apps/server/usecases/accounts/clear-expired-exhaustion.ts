import type { Account } from "@signalbox/contracts";
import { requireNoAgent } from "../access/require-no-agent.ts";
import { command } from "../command.ts";

/** Frees the accounts whose time is over; returns them. */
export const clearExpiredExhaustion = command(
  "account.clearExpiredExhaustion",
  async (tx, _input: unknown, { context }): Promise<Account[]> => {
    requireNoAgent(context, "free accounts");
    return tx.accounts.clearExpiredExhaustion();
  },
);
