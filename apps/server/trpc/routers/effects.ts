import { byIdInputSchema, effectStatusSchema, effectViewSchema, pageInputSchema } from "@signalbox/contracts";
import { z } from "zod";
import { admin, found } from "../thin.ts";
import { router } from "../trpc.ts";

/** Read only: what is queued, under way, done, or dead and in need of somebody. */
export const effectsRouter = router({
  get: admin.query(
    byIdInputSchema,
    effectViewSchema,
    found("effect", ({ store }, { id }) => store.reads.effects.findById(id)),
  ),
  byStatus: admin.query(
    z.strictObject({ status: effectStatusSchema, limit: pageInputSchema.shape.limit }),
    z.array(effectViewSchema),
    ({ store }, { status, limit }) => store.reads.effects.findByStatus(status, limit),
  ),
});
