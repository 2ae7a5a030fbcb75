import { apiKeyViewSchema, byIdInputSchema, pagedSchema } from "@signalbox/contracts";
import { found, pageOf, query, slice } from "../thin.ts";
import { router } from "../trpc.ts";

/** The output schema drops the hash. Keys are made and revoked by the owner's command line. */
export const apiKeysRouter = router({
  get: query(
    byIdInputSchema,
    apiKeyViewSchema,
    found("API key", ({ store }, { id }) => store.reads.apiKeys.findById(id)),
  ),
  list: query(
    pageOf({}),
    pagedSchema(apiKeyViewSchema),
    slice(({ store }) => store.reads.apiKeys.findAll()),
  ),
});
