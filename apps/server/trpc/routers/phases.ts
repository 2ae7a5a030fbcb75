import {
  byIdInputSchema,
  byIdsInputSchema,
  createPhaseInputSchema,
  deleteInputSchema,
  idSchema,
  pagedSchema,
  phaseDependencyInputSchema,
  phaseDependencySchema,
  phaseSchema,
  updatePhaseInputSchema,
} from "@signalbox/contracts";
import { z } from "zod";
import { addPhaseDependency } from "../../usecases/phases/add-phase-dependency.ts";
import { createPhase } from "../../usecases/phases/create-phase.ts";
import { deletePhase } from "../../usecases/phases/delete-phase.ts";
import { removePhaseDependency } from "../../usecases/phases/remove-phase-dependency.ts";
import { updatePhase } from "../../usecases/phases/update-phase.ts";
import { found, mutation, pageOf, query, slice } from "../thin.ts";
import { router } from "../trpc.ts";

const pageOfOne = pageOf({ id: idSchema });
const phases = pagedSchema(phaseSchema);

export const phasesRouter = router({
  get: query(
    byIdInputSchema,
    phaseSchema,
    found("phase", ({ store }, { id }) => store.reads.phases.findById(id)),
  ),
  byIds: query(byIdsInputSchema, z.array(phaseSchema), ({ store }, { ids }) => store.reads.phases.findByIds(ids)),
  list: query(pageOf({ initiativeId: idSchema.optional() }), phases, ({ store }, input) => store.reads.phases.findAll(input, input)),
  dependencies: query(
    pageOfOne,
    phases,
    slice(({ store }, { id }) => store.reads.phases.getDependencies(id)),
  ),
  dependents: query(
    pageOfOne,
    phases,
    slice(({ store }, { id }) => store.reads.phases.getDependents(id)),
  ),
  /** The edges between many phases at once, for a picture of them. */
  edges: query(byIdsInputSchema, z.array(phaseDependencySchema), ({ store }, { ids }) => store.reads.phases.findDependenciesOf(ids)),

  create: mutation(createPhaseInputSchema, phaseSchema, createPhase),
  update: mutation(updatePhaseInputSchema, phaseSchema, updatePhase),
  delete: mutation(deleteInputSchema, z.void(), deletePhase),
  addDependency: mutation(phaseDependencyInputSchema, phaseSchema, addPhaseDependency),
  removeDependency: mutation(phaseDependencyInputSchema, phaseSchema, removePhaseDependency),
});
