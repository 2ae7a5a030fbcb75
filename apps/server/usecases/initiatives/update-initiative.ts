import { event, type Initiative, type InitiativePatch } from "@signalbox/contracts";
import { changesOf } from "../../domain/changed-fields.ts";
import { requireFound } from "../access/require-found.ts";
import { requireUserFor } from "../access/require-user-for.ts";
import { command } from "../command.ts";
import { policyFields } from "./policy-fields.ts";

export interface UpdateInitiative {
  readonly id: string;
  readonly patch: InitiativePatch;
}

/** Only an active initiative starts tasks. */
export const updateInitiative = command(
  "initiative.update",
  async (tx, { id, patch }: UpdateInitiative, { context, emit }): Promise<Initiative> => {
    requireUserFor(context, patch, { entity: "an initiative", fields: policyFields });
    const before = requireFound(await tx.initiatives.findById(id), "initiative", id);
    const after = await tx.initiatives.update(id, patch);
    const changes = changesOf(before, after, { shown: ["name", "status", "branch", "executionMode", "qualityReview"] });
    if (changes) emit(event("initiative.updated", id, changes));
    return after;
  },
);
