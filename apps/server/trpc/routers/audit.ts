import { anyIdSchema, auditEntrySchema, pagedSchema, sequencePageInputSchema, tokenSchema } from "@signalbox/contracts";
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
  byEntity: admin.query(
    pageOf({ entityType: tokenSchema, entityId: anyIdSchema }),
    pagedSchema(auditEntrySchema),
    slice(({ store }, { entityType, entityId }) => store.reads.audit.findByEntity(entityType, entityId)),
  ),
});
