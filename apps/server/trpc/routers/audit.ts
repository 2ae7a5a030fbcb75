import {
  anyIdSchema,
  auditEntrySchema,
  newestAuditInputSchema,
  pagedSchema,
  sequencePageInputSchema,
  tokenSchema,
} from "@signalbox/contracts";
import { admin, page, pageOf, slice } from "../thin.ts";
import { router } from "../trpc.ts";

/** Read only: entries are appended with what they tell of. */
export const auditRouter = router({
  list: admin.query(
    sequencePageInputSchema,
    pagedSchema(auditEntrySchema),
    page(
      ({ store }, { after = "0" }, limit) => store.reads.audit.findAfter(Number(after), limit),
      (entry) => String(entry.sequence),
    ),
  ),
  /** The last ones that pass the filter. `next` goes into `before`. */
  newest: admin.query(
    newestAuditInputSchema,
    pagedSchema(auditEntrySchema),
    page(
      ({ store }, { before, ...criteria }, limit) =>
        store.reads.audit.findNewest(criteria, { limit, before: before === undefined ? undefined : Number(before) }),
      (entry) => String(entry.sequence),
    ),
  ),
  byEntity: admin.query(
    pageOf({ entityType: tokenSchema, entityId: anyIdSchema }),
    pagedSchema(auditEntrySchema),
    slice(({ store }, { entityType, entityId }) => store.reads.audit.findByEntity(entityType, entityId)),
  ),
});
