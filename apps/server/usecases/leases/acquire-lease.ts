import type { Lease, NewLease } from "@signalbox/contracts";
import { requireFound } from "../access/require-found.ts";
import { requireSelf } from "../access/require-self.ts";
import { command } from "../command.ts";

/** CONFLICT, naming the holder and the end, while another holds it. */
export const acquireLease = command("lease.acquire", async (tx, lease: NewLease, { context }): Promise<Lease> => {
  requireSelf(context, lease.holderType === "agent" ? lease.holderId : null, "hold a lease");
  requireFound(await tx.repositories.findById(lease.repositoryId), "repository", lease.repositoryId);
  return tx.leases.acquire(lease);
});
