import { DomainError, event, type ProjectionTurn } from "@signalbox/contracts";
import { requireFound } from "../access/require-found.ts";
import { command } from "../command.ts";
import { requireActiveThread } from "./require-active-thread.ts";

/** A thread runs one turn at a time: two at once would speak into each other. */
export const startTurn = command(
  "turn.start",
  async (tx, { threadId }: { threadId: string }, { app, emit, record }): Promise<ProjectionTurn> => {
    await requireActiveThread(tx, threadId);
    const running = await tx.projections.findRunningTurn(threadId);
    if (running !== null)
      throw new DomainError(
        "REFUSED",
        `Turn ${running.id} of thread ${threadId} is still running (threadId). Wait for its end, or interrupt it.`,
        {
          details: { entity: "turn", field: "threadId", id: threadId, turnId: running.id },
        },
      );
    const id = app.ids.next();
    emit(event("turn.started", id, { threadId }));
    await record();
    return requireFound(await tx.projections.findTurn(id), "turn", id);
  },
);
