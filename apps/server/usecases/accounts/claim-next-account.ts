import type { Account } from "@signalbox/contracts";
import { requireNoAgent } from "../access/require-no-agent.ts";
import { command } from "../command.ts";

/** The account of the provider used longest ago that is not exhausted, marked as used now; null when all are exhausted. */
export const claimNextAccount = command(
  "account.claimNext",
  async (tx, { provider }: { provider: string }, { context }): Promise<Account | null> => {
    requireNoAgent(context, "claim an account");
    return tx.accounts.claimNextAvailable(provider);
  },
);
