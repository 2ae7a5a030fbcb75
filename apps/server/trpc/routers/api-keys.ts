import { apiKeyViewSchema, byIdInputSchema, createApiKeyInputSchema, createdApiKeySchema, pagedSchema } from "@signalbox/contracts";
import { createKey } from "../../usecases/keys/create-key.ts";
import { revokeKey } from "../../usecases/keys/revoke-key.ts";
import { admin, found, pageOf, slice } from "../thin.ts";
import { router } from "../trpc.ts";

/** The output schema drops the hash. */
export const apiKeysRouter = router({
  get: admin.query(
    byIdInputSchema,
    apiKeyViewSchema,
    found("API key", ({ store }, { id }) => store.reads.apiKeys.findById(id)),
  ),
  list: admin.query(
    pageOf({}),
    pagedSchema(apiKeyViewSchema),
    slice(({ store }) => store.reads.apiKeys.findAll()),
  ),

  create: admin.mutation(createApiKeyInputSchema, createdApiKeySchema, createKey),
  revoke: admin.mutation(byIdInputSchema, apiKeyViewSchema, revokeKey),
});
