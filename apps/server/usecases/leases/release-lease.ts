import type { Lease } from "@signalbox/contracts";
import { requireFound } from "../access/require-found.ts";
import { requireSelf } from "../access/require-self.ts";
import { command } from "../command.ts";
import { leaseReleased } from "./lease-released.ts";
import { keepLeaseTime } from "./lease-time.ts";

export interface ReleaseLease {
  readonly id: string;
  readonly fencingToken: number;
}

/** Releasing twice changes nothing. */
export const releaseLease = command(
  "lease.release",
  async (tx, { id, fencingToken }: ReleaseLease, { app, context, emit }): Promise<Lease> => {
    const before = requireFound(await tx.leases.findById(id), "lease", id);
    requireSelf(context, before.holderType === "agent" ? before.holderId : null, "release a lease");
    const released = await tx.leases.release(id, fencingToken, await keepLeaseTime(tx, app));
    if (before.releasedAt === null) emit(leaseReleased(released));
    return released;
  },
);
