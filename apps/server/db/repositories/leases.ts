import type { Lease, NewLease } from "@signalbox/contracts";

/**
 * One active lease per repository and scope, for 72 hours, never renewed silently (seeds/003). The scope '*' is the whole repository: it
 * and a lease on a ref exclude each other.
 */
export interface LeaseRepository {
  /** CONFLICT names the holder and when it ends. An expired lease is released and replaced. The fencing token only grows, over all scopes of a repository. */
  acquire(lease: NewLease): Promise<Lease>;
  /** Only its holder's token releases it: REFUSED for an older one. Releasing twice changes nothing. */
  release(id: string, fencingToken: number): Promise<Lease>;
  findById(id: string): Promise<Lease | null>;
  findActive(repositoryId: string, scope: string): Promise<Lease | null>;
  findActiveByHolder(holderType: Lease["holderType"], holderId: string): Promise<Lease[]>;
  /** Not released though their time is over, the oldest first. */
  findExpired(limit: number): Promise<Lease[]>;
}
