import type { Lease } from "@signalbox/contracts";
import { requireFound } from "../access/require-found.ts";
import { requireSelf } from "../access/require-self.ts";
import { command } from "../command.ts";

export interface ReleaseLease {
  readonly id: string;
  readonly fencingToken: number;
}

/** Releasing twice changes nothing. */
export const releaseLease = command("lease.release", async (tx, { id, fencingToken }: ReleaseLease, { context }): Promise<Lease> => {
  const lease = requireFound(await tx.leases.findById(id), "lease", id);
  requireSelf(context, lease.holderType === "agent" ? lease.holderId : null, "release a lease");
  return tx.leases.release(id, fencingToken);
});
