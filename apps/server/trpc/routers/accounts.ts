import {
  accountViewSchema,
  byIdInputSchema,
  byProviderInputSchema,
  createAccountInputSchema,
  markExhaustedInputSchema,
  nothingInputSchema,
  pagedSchema,
  tokenSchema,
  updateAccountInputSchema,
} from "@signalbox/contracts";
import { z } from "zod";
import { claimNextAccount } from "../../usecases/accounts/claim-next-account.ts";
import { clearExpiredExhaustion } from "../../usecases/accounts/clear-expired-exhaustion.ts";
import { createAccount } from "../../usecases/accounts/create-account.ts";
import { deleteAccount } from "../../usecases/accounts/delete-account.ts";
import { freeAccount } from "../../usecases/accounts/free-account.ts";
import { markExhausted } from "../../usecases/accounts/mark-exhausted.ts";
import { updateAccount } from "../../usecases/accounts/update-account.ts";
import { admin, found, pageOf, slice } from "../thin.ts";
import { router } from "../trpc.ts";

/** Credentials go in and never come out: the output schema drops them. */
export const accountsRouter = router({
  get: admin.query(
    byIdInputSchema,
    accountViewSchema,
    found("account", ({ store }, { id }) => store.reads.accounts.findById(id)),
  ),
  list: admin.query(
    pageOf({}),
    pagedSchema(accountViewSchema),
    slice(({ store }) => store.reads.accounts.findAll()),
  ),
  byProvider: admin.query(
    pageOf({ provider: tokenSchema }),
    pagedSchema(accountViewSchema),
    slice(({ store }, { provider }) => store.reads.accounts.findByProvider(provider)),
  ),
  /** Null when all are exhausted. */
  nextAvailable: admin.query(byProviderInputSchema, accountViewSchema.nullable(), ({ store }, { provider }) =>
    store.reads.accounts.findNextAvailable(provider),
  ),

  create: admin.mutation(createAccountInputSchema, accountViewSchema, createAccount),
  update: admin.mutation(updateAccountInputSchema, accountViewSchema, updateAccount),
  delete: admin.mutation(byIdInputSchema, z.void(), deleteAccount),
  claimNext: admin.mutation(byProviderInputSchema, accountViewSchema.nullable(), claimNextAccount),
  markExhausted: admin.mutation(markExhaustedInputSchema, accountViewSchema, markExhausted),
  /** By hand, also where it has no end. */
  free: admin.mutation(byIdInputSchema, accountViewSchema, freeAccount),
  clearExpired: admin.mutation(nothingInputSchema, z.array(accountViewSchema), clearExpiredExhaustion),
});
