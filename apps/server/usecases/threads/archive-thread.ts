import { DomainError, event, type ProjectionThread } from "@signalbox/contracts";
import { requireFound } from "../access/require-found.ts";
import { command } from "../command.ts";

/** Puts a conversation away; it can still be read. Idempotent. While a turn runs it is REFUSED: the turn could never end well. */
export const archiveThread = command("thread.archive", async (tx, { id }: { id: string }, { emit, record }): Promise<ProjectionThread> => {
  const thread = requireFound(await tx.projections.findThread(id), "thread", id);
  if (thread.archived) return thread;
  const running = await tx.projections.findRunningTurn(id);
  if (running !== null)
    throw new DomainError("REFUSED", `Turn ${running.id} of thread ${id} is still running (status). Interrupt it first.`, {
      details: { entity: "thread", field: "id", id, turnId: running.id },
    });
  emit(event("thread.archived", id, {}));
  await record();
  return requireFound(await tx.projections.findThread(id), "thread", id);
});
