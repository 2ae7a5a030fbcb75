import { byIdInputSchema, effectStatusSchema, effectViewSchema, pageInputSchema } from "@signalbox/contracts";
import { z } from "zod";
import { retryDeadEffect } from "../../usecases/effects/retry-dead-effect.ts";
import { admin, found } from "../thin.ts";
import { router } from "../trpc.ts";

/** What is queued, under way, done, or dead and in need of somebody. Effects are queued by the commands that need them, never from outside. */
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

  retryDead: admin.mutation(byIdInputSchema, effectViewSchema, retryDeadEffect),
});
