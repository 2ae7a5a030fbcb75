import type { Account } from "@signalbox/contracts";
import { requireNoAgent } from "../access/require-no-agent.ts";
import { command } from "../command.ts";

export interface MarkExhausted {
  readonly id: string;
  /** Null: until it is freed by hand. */
  readonly until: Date | null;
}

export const markExhausted = command("account.markExhausted", async (tx, { id, until }: MarkExhausted, { context }): Promise<Account> => {
  requireNoAgent(context, "mark an account as exhausted");
  return tx.accounts.markExhausted(id, until);
});
