import { type Account, DomainError, event } from "@signalbox/contracts";
import { requireNoAgent } from "../access/require-no-agent.ts";
import { command } from "../command.ts";

/**
 * The account of the provider used longest ago that is not exhausted, marked as used now. Null when the provider has no account at all;
 * LIMITED when all of them are exhausted, saying which is free first, and when.
 */
export const claimNextAccount = command(
  "account.claimNext",
  async (tx, { provider }: { provider: string }, { context, emit }): Promise<Account | null> => {
    requireNoAgent(context, "claim an account");
    const claimed = await tx.accounts.claimNextAvailable(provider);
    if (claimed === null) {
      const accounts = await tx.accounts.findByProvider(provider);
      if (accounts.length > 0) throw allExhausted(provider, accounts);
      return null;
    }
    // Its time was over, and nobody had said so yet.
    if (claimed.isExhausted) emit(event("account.freed", claimed.id, {}));
    emit(event("account.claimed", claimed.id, { provider }));
    return claimed.isExhausted ? tx.accounts.update(claimed.id, { isExhausted: false, exhaustedUntil: null }) : claimed;
  },
);

/** By id: addresses have no place in the audit log, where this ends up. */
function allExhausted(provider: string, accounts: readonly Account[]): DomainError {
  const [first] = accounts
    .flatMap(({ id, exhaustedUntil }) => (exhaustedUntil === null ? [] : [{ id, until: exhaustedUntil.toISOString() }]))
    .sort((a, b) => (a.until < b.until ? -1 : 1));
  const hope = first
    ? `The first to be free again is account ${first.id}, at ${first.until}.`
    : "None has an end: free one by hand, or add one.";
  return new DomainError("LIMITED", `Every account of ${provider} is exhausted (${accounts.length} in all). ${hope}`, {
    details: { entity: "account", field: "exhaustedUntil", provider, id: first?.id ?? null, until: first?.until ?? null },
  });
}
