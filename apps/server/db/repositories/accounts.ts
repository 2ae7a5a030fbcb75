import type { Account, AccountPatch, NewAccount } from "@signalbox/contracts";

/** Lists are by sortOrder, then id. */
export interface AccountRepository {
  create(account: NewAccount): Promise<Account>;
  findById(id: string): Promise<Account | null>;
  findAll(): Promise<Account[]>;
  findByProvider(provider: string): Promise<Account[]>;
  /**
   * Round-robin: the account of the provider used longest ago that is not exhausted now, marked as used now; null when all are.
   * An account whose exhaustion has passed counts as not exhausted.
   */
  claimNextAvailable(provider: string): Promise<Account | null>;
  /** As `claimNextAvailable`, without marking it. */
  findNextAvailable(provider: string): Promise<Account | null>;
  markExhausted(id: string, until: Date | null): Promise<Account>;
  /** Frees the accounts whose `exhaustedUntil` has passed; returns them. One without an end stays exhausted. */
  clearExpiredExhaustion(): Promise<Account[]>;
  update(id: string, patch: AccountPatch): Promise<Account>;
  delete(id: string): Promise<void>;
}
