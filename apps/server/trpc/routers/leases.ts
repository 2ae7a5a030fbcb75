import {
  acquireLeaseInputSchema,
  byIdInputSchema,
  leaseHolderTypeSchema,
  leaseSchema,
  leaseScopeSchema,
  pagedSchema,
  pageInputSchema,
  releaseLeaseInputSchema,
  tokenSchema,
  ulidSchema,
} from "@signalbox/contracts";
import { z } from "zod";
import { acquireLease } from "../../usecases/leases/acquire-lease.ts";
import { leaseTime } from "../../usecases/leases/lease-time.ts";
import { releaseLease } from "../../usecases/leases/release-lease.ts";
import { found, mutation, pageOf, query, slice } from "../thin.ts";
import { router } from "../trpc.ts";

export const leasesRouter = router({
  get: query(
    byIdInputSchema,
    leaseSchema,
    found("lease", ({ store }, { id }) => store.reads.leases.findById(id)),
  ),
  /** Those that nobody has released, though their time may be over, the oldest first. */
  list: query(pageOf({ repositoryId: ulidSchema.optional() }), pagedSchema(leaseSchema), ({ store }, input) =>
    store.reads.leases.findUnreleased(input, input),
  ),
  /** Null when nobody holds it. */
  active: query(
    z.strictObject({ repositoryId: ulidSchema, scope: leaseScopeSchema.default("*") }),
    leaseSchema.nullable(),
    async (app, { repositoryId, scope }) => app.store.reads.leases.findActive(repositoryId, scope, await leaseTime(app.store.reads, app)),
  ),
  byHolder: query(
    pageOf({ holderType: leaseHolderTypeSchema, holderId: tokenSchema }),
    pagedSchema(leaseSchema),
    slice(async (app, { holderType, holderId }) =>
      app.store.reads.leases.findActiveByHolder({ holderType, holderId }, await leaseTime(app.store.reads, app)),
    ),
  ),
  /** Those whose time is over and that nobody released, the oldest first. */
  expired: query(z.strictObject({ limit: pageInputSchema.shape.limit }), z.array(leaseSchema), async (app, { limit }) =>
    app.store.reads.leases.findExpired(limit, await leaseTime(app.store.reads, app)),
  ),

  acquire: mutation(acquireLeaseInputSchema, leaseSchema, acquireLease),
  release: mutation(releaseLeaseInputSchema, leaseSchema, releaseLease),
});
