import { nothingInputSchema, sampleSchema } from "@signalbox/contracts";
import { z } from "zod";
import { createSample } from "../../usecases/sample/create-sample.ts";
import { findSample } from "../../usecases/sample/find-sample.ts";
import { removeSample } from "../../usecases/sample/remove-sample.ts";
import { admin, query } from "../thin.ts";
import { router } from "../trpc.ts";

/** A plan to look around in. */
export const sampleRouter = router({
  find: query(nothingInputSchema, sampleSchema.nullable(), ({ store }) => findSample(store.reads)),
  create: admin.mutation(nothingInputSchema, sampleSchema, createSample),
  remove: admin.mutation(nothingInputSchema, z.void(), removeSample),
});
