import { receiptViewSchema, tokenSchema } from "@signalbox/contracts";
import { z } from "zod";
import { found, query } from "../thin.ts";
import { router } from "../trpc.ts";

export const receiptsRouter = router({
  get: query(
    z.strictObject({ commandId: tokenSchema }),
    receiptViewSchema,
    found("receipt", ({ store }, { commandId }) => store.reads.receipts.findById(commandId)),
  ),
});
