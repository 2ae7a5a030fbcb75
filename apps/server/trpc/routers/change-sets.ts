import {
  applyChangeSetInputSchema,
  byIdInputSchema,
  changeSetEntrySchema,
  changeSetSchema,
  idSchema,
  pagedSchema,
} from "@signalbox/contracts";
import { applyChangeSet } from "../../usecases/change-sets/apply-change-set.ts";
import { revertChangeSet } from "../../usecases/change-sets/revert-change-set.ts";
import { found, mutation, pageOf, query, slice } from "../thin.ts";
import { router } from "../trpc.ts";

export const changeSetsRouter = router({
  get: query(
    byIdInputSchema,
    changeSetSchema,
    found("change set", ({ store }, { id }) => store.reads.changeSets.findById(id)),
  ),
  list: query(
    pageOf({ initiativeId: idSchema }),
    pagedSchema(changeSetSchema),
    slice(({ store }, { initiativeId }) => store.reads.changeSets.findByInitiativeId(initiativeId)),
  ),
  byAgent: query(
    pageOf({ agentId: idSchema }),
    pagedSchema(changeSetSchema),
    slice(({ store }, { agentId }) => store.reads.changeSets.findByAgentId(agentId)),
  ),
  entries: query(
    pageOf({ id: idSchema }),
    pagedSchema(changeSetEntrySchema),
    slice(({ store }, { id }) => store.reads.changeSets.findEntries(id)),
  ),

  /** Makes all changes or none; what every row was before is kept. (tRPC reserves the name `apply`.) */
  create: mutation(applyChangeSetInputSchema, changeSetSchema, applyChangeSet),
  /** Puts every row back; CONFLICT, naming them, where some were changed since. */
  revert: mutation(byIdInputSchema, changeSetSchema, revertChangeSet),
});
