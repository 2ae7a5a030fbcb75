import { type Account, event } from "@signalbox/contracts";
import { requireFound } from "../access/require-found.ts";
import { requireNoAgent } from "../access/require-no-agent.ts";
import { command } from "../command.ts";

export interface MarkExhausted {
  readonly id: string;
  /** Null: until it is freed by hand. */
  readonly until: Date | null;
}

/** What the provider said last counts, so a later mark may end sooner than the one before. */
export const markExhausted = command(
  "account.markExhausted",
  async (tx, { id, until }: MarkExhausted, { context, emit }): Promise<Account> => {
    requireNoAgent(context, "mark an account as exhausted");
    const before = requireFound(await tx.accounts.findById(id), "account", id);
    if (before.isExhausted && before.exhaustedUntil?.getTime() === until?.getTime()) return before;
    emit(event("account.exhausted", id, { until }));
    return tx.accounts.markExhausted(id, until);
  },
);
