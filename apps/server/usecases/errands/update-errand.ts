import { type Errand, type ErrandPatch, event } from "@signalbox/contracts";
import { changesOf } from "../../domain/changed-fields.ts";
import { requireFound } from "../access/require-found.ts";
import { command } from "../command.ts";

export interface UpdateErrand {
  readonly id: string;
  readonly patch: ErrandPatch;
}

const fields = { shown: ["status", "branch", "baseBranch", "agentId"], hidden: ["description"] } as const;

export const updateErrand = command("errand.update", async (tx, { id, patch }: UpdateErrand, { emit }): Promise<Errand> => {
  const before = requireFound(await tx.errands.findById(id), "errand", id);
  const after = await tx.errands.update(id, patch);
  const changes = changesOf(before, after, fields);
  if (changes) emit(event("errand.updated", id, changes));
  return after;
});
