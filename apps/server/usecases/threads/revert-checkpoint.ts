import { type Checkpoint, DomainError, event } from "@signalbox/contracts";
import { requireFound } from "../access/require-found.ts";
import { command } from "../command.ts";
import { requireActiveThread } from "./require-active-thread.ts";

/** Says that the work was taken back to this state; once. What git does about it is another's business. */
export const revertCheckpoint = command("checkpoint.revert", async (tx, { id }: { id: string }, { emit, record }): Promise<Checkpoint> => {
  const { threadId, revertedAt } = requireFound(await tx.projections.findCheckpoint(id), "checkpoint", id);
  if (revertedAt !== null)
    throw new DomainError("REFUSED", `Checkpoint ${id} was gone back to at ${revertedAt.toISOString()} already (revertedAt).`, {
      details: { entity: "checkpoint", field: "revertedAt", id },
    });
  await requireActiveThread(tx, threadId);
  emit(event("checkpoint.reverted", id, { threadId }));
  await record();
  return requireFound(await tx.projections.findCheckpoint(id), "checkpoint", id);
});
