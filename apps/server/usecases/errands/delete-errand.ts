import { DomainError, event } from "@signalbox/contracts";
import { requireFound } from "../access/require-found.ts";
import { command } from "../command.ts";

/** Refused while it is open: its branch would be forgotten with the work on it. */
export const deleteErrand = command("errand.delete", async (tx, { id }: { id: string }, { emit }): Promise<void> => {
  const { status, branch, projectId } = requireFound(await tx.errands.findById(id), "errand", id);
  if (status !== "merged" && status !== "abandoned")
    throw new DomainError("REFUSED", `Errand ${id} is still open on branch ${branch} (status ${status}). Merge or abandon it first.`, {
      details: { entity: "errand", field: "status", id },
    });
  await tx.errands.delete(id);
  emit(event("errand.deleted", id, { projectId, branch }));
});
