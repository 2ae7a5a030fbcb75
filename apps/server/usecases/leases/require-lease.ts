import { DomainError, type Lease } from "@signalbox/contracts";
import type { Repositories } from "../../db/repositories/unit-of-work.ts";
import type { App } from "../../ports/app.ts";
import { leaseTime } from "./lease-time.ts";

export interface Fenced {
  /** Of the lease under which the caller writes; left out by those who write without one. */
  readonly fencingToken?: number | undefined;
}

export interface FencedId extends Fenced {
  readonly id: string;
}

/** A write that a lease guards. */
interface Guarded extends Fenced {
  readonly repositoryId: string;
  /** What is written to: a ref, or '*' for the repository as a whole. */
  readonly scope: string;
}

type LeaseReads = Pick<Repositories, "leases" | "metadata">;

/**
 * The fence around a repository. While somebody holds a lease on the scope, or on the whole repository, only a write with the token of that
 * lease goes through: REFUSED for an older one, and for none. Where nobody holds one anything may write, except with a token: its lease is
 * over, and whoever brings it believes to hold what may have gone to others in the meantime.
 *
 * Guarded as '*' are the repository's row, its mirrors with their fetch state, and what is known of its objects. A lease on a ref guards
 * that ref alone and stands in the way of none of these.
 */
export async function requireLease(tx: LeaseReads, app: App, { repositoryId, scope, fencingToken }: Guarded): Promise<void> {
  const active = await tx.leases.findActiveByRepositoryId(repositoryId, await leaseTime(tx, app));
  const held = active.find((lease) => lease.scope === "*" || lease.scope === scope);
  if (held === undefined && fencingToken !== undefined) throw over({ repositoryId, scope, fencingToken });
  if (held !== undefined && held.fencingToken !== fencingToken) throw heldByAnother(held, fencingToken);
}

/** REFUSED while anybody holds a lease on any part of the repository, except under the lease on the whole of it. */
export async function requireUnleased(tx: LeaseReads, app: App, guarded: Omit<Guarded, "scope">): Promise<void> {
  await requireLease(tx, app, { ...guarded, scope: "*" });
  const active = await tx.leases.findActiveByRepositoryId(guarded.repositoryId, await leaseTime(tx, app));
  const ofPart = active.find(({ scope }) => scope !== "*");
  if (ofPart) throw heldByAnother(ofPart, guarded.fencingToken);
}

function heldByAnother({ id, repositoryId, scope, holderType, holderId, expiresAt }: Lease, given: number | undefined): DomainError {
  const brought = given === undefined ? "and this write brings no fencing token" : `and the fencing token ${given} is not that lease's`;
  return new DomainError(
    "REFUSED",
    `The repository ${repositoryId} is leased (scope ${scope}) by ${holderType} ${holderId} until ${expiresAt.toISOString()}, ${brought} (fencingToken).`,
    {
      details: {
        entity: "lease",
        field: "fencingToken",
        id,
        repositoryId,
        scope,
        holderType,
        holderId,
        expiresAt: expiresAt.toISOString(),
      },
    },
  );
}

const over = ({ repositoryId, scope, fencingToken }: Guarded) =>
  new DomainError(
    "REFUSED",
    `The lease with the fencing token ${fencingToken} on the repository ${repositoryId} (scope ${scope}) is over (fencingToken). Acquire a new one, and look first at what has changed.`,
    { details: { entity: "lease", field: "fencingToken", repositoryId, scope } },
  );
