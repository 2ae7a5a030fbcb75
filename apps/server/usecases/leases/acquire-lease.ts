import { event, type Lease, type NewLease } from "@signalbox/contracts";
import { requireFound } from "../access/require-found.ts";
import { requireSelf } from "../access/require-self.ts";
import { type Command, command } from "../command.ts";
import { leaseReleased } from "./lease-released.ts";
import { keepLeaseTime } from "./lease-time.ts";

/** CONFLICT, naming the holder and the end, while another holds it. For 72 hours; nothing renews it. */
export const acquireLease: Command<NewLease, Lease> = async (app, context, lease) => {
  // In a transaction of its own, because a conflict takes everything back: where each process lives for one command only, the time that
  // has passed would otherwise never be counted.
  await app.store.transaction("lease time", (tx) => keepLeaseTime(tx, app));
  return acquire(app, context, lease);
};

const acquire = command("lease.acquire", async (tx, wanted: NewLease, { app, context, emit }): Promise<Lease> => {
  requireSelf(context, wanted.holderType === "agent" ? wanted.holderId : null, "hold a lease");
  requireFound(await tx.repositories.findById(wanted.repositoryId), "repository", wanted.repositoryId);
  const { lease, ended } = await tx.leases.acquire(wanted, await keepLeaseTime(tx, app));
  const { id, repositoryId, scope, holderType, holderId, fencingToken, expiresAt } = lease;
  emit(...ended.map(leaseReleased), event("lease.acquired", id, { repositoryId, scope, holderType, holderId, fencingToken, expiresAt }));
  return lease;
});
