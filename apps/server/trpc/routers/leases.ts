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
import { releaseLease } from "../../usecases/leases/release-lease.ts";
import { found, mutation, pageOf, query, slice } from "../thin.ts";
import { router } from "../trpc.ts";

export const leasesRouter = router({
  get: query(
    byIdInputSchema,
    leaseSchema,
    found("lease", ({ store }, { id }) => store.reads.leases.findById(id)),
  ),
  /** Null when nobody holds it. */
  active: query(
    z.strictObject({ repositoryId: ulidSchema, scope: leaseScopeSchema.default("*") }),
    leaseSchema.nullable(),
    ({ store }, { repositoryId, scope }) => store.reads.leases.findActive(repositoryId, scope),
  ),
  byHolder: query(
    pageOf({ holderType: leaseHolderTypeSchema, holderId: tokenSchema }),
    pagedSchema(leaseSchema),
    slice(({ store }, { holderType, holderId }) => store.reads.leases.findActiveByHolder(holderType, holderId)),
  ),
  /** Those whose time is over and that nobody released, the oldest first. */
  expired: query(z.strictObject({ limit: pageInputSchema.shape.limit }), z.array(leaseSchema), ({ store }, { limit }) =>
    store.reads.leases.findExpired(limit),
  ),

  acquire: mutation(acquireLeaseInputSchema, leaseSchema, acquireLease),
  release: mutation(releaseLeaseInputSchema, leaseSchema, releaseLease),
});
