import type { Lease, NewLease } from "@signalbox/contracts";
import type { Paged, PageRequest } from "./paging.ts";

export interface AcquiredLease {
  readonly lease: Lease;
  /** Those whose time was over and that stood in the way: released with it. */
  readonly ended: readonly Lease[];
}

/**
 * One active lease per repository and scope, for 72 hours, never renewed silently (seeds/003). The scope '*' is the whole repository: it
 * and a lease on a ref exclude each other.
 *
 * `now` is the time of leases (usecases/leases/lease-time.ts): unlike the clock of the machine it never jumps.
 */
export interface LeaseRepository {
  /** CONFLICT names the holder and when it ends. An expired lease is released and replaced. The fencing token only grows, over all scopes of a repository. */
  acquire(lease: NewLease, now: Date): Promise<AcquiredLease>;
  /** Only its holder's token releases it: REFUSED for an older one. Releasing twice changes nothing. */
  release(id: string, fencingToken: number, now: Date): Promise<Lease>;
  findById(id: string): Promise<Lease | null>;
  findActive(repositoryId: string, scope: string, now: Date): Promise<Lease | null>;
  /** Of all scopes, by scope. */
  findActiveByRepositoryId(repositoryId: string, now: Date): Promise<Lease[]>;
  findActiveByHolder(holder: Pick<Lease, "holderType" | "holderId">, now: Date): Promise<Lease[]>;
  /** Those that nobody has released, though their time may be over, the oldest first. */
  findUnreleased(filter: { repositoryId?: string | undefined }, page: PageRequest): Promise<Paged<Lease>>;
  countActive(now: Date): Promise<number>;
  /** Not released though their time is over, the oldest first. */
  findExpired(limit: number, now: Date): Promise<Lease[]>;
}
