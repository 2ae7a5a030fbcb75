import { type Errand, event, type NewErrand } from "@signalbox/contracts";
import { command } from "../command.ts";

/** The caller names it: its branch and worktree carry the same id before the row exists. */
export const createErrand = command("errand.create", async (tx, input: NewErrand, { emit }): Promise<Errand> => {
  const errand = await tx.errands.create(input);
  const { id, projectId, agentId, branch, baseBranch, description } = errand;
  emit(event("errand.created", id, { projectId, agentId, branch, baseBranch, description }));
  return errand;
});
