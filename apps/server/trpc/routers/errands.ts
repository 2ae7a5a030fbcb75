import {
  byIdInputSchema,
  createErrandInputSchema,
  errandSchema,
  errandStatusSchema,
  idSchema,
  pagedSchema,
  updateErrandInputSchema,
} from "@signalbox/contracts";
import { z } from "zod";
import { createErrand } from "../../usecases/errands/create-errand.ts";
import { deleteErrand } from "../../usecases/errands/delete-errand.ts";
import { updateErrand } from "../../usecases/errands/update-errand.ts";
import { found, mutation, pageOf, query } from "../thin.ts";
import { router } from "../trpc.ts";

const filter = { projectId: idSchema.optional(), status: errandStatusSchema.optional() };

export const errandsRouter = router({
  get: query(
    byIdInputSchema,
    errandSchema,
    found("errand", ({ store }, { id }) => store.reads.errands.findById(id)),
  ),
  list: query(pageOf(filter), pagedSchema(errandSchema), ({ store }, input) => store.reads.errands.findAll(input, input)),

  create: mutation(createErrandInputSchema, errandSchema, createErrand),
  update: mutation(updateErrandInputSchema, errandSchema, updateErrand),
  delete: mutation(byIdInputSchema, z.void(), deleteErrand),
});
