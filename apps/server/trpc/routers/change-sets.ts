import { byIdInputSchema, changeSetEntrySchema, changeSetSchema, idSchema, pagedSchema } from "@signalbox/contracts";
import { found, pageOf, query, slice } from "../thin.ts";
import { router } from "../trpc.ts";

/** Read only: a change set is made and reverted by the changes it tells of. */
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
});
