import { byKeyInputSchema, metadataSchema, pagedSchema } from "@signalbox/contracts";
import { found, pageOf, query, slice } from "../thin.ts";
import { router } from "../trpc.ts";

/** Read only: facts about the database itself are written by the server alone. */
export const metadataRouter = router({
  get: query(
    byKeyInputSchema,
    metadataSchema,
    found("metadata entry", ({ store }, { key }) => store.reads.metadata.findByKey(key)),
  ),
  list: query(
    pageOf({}),
    pagedSchema(metadataSchema),
    slice(({ store }) => store.reads.metadata.findAll(), "key"),
  ),
});
