import { type Checkpoint, event } from "@signalbox/contracts";
import { requireFound } from "../access/require-found.ts";
import { command } from "../command.ts";
import { requireActiveThread } from "./require-active-thread.ts";
import { requireTurnOfThread } from "./require-turn-of-thread.ts";

export interface CreateCheckpoint {
  readonly threadId: string;
  readonly turnId?: string | null | undefined;
  readonly gitRef: string;
  readonly message: string;
}

/** A state of the work that one can go back to. */
export const createCheckpoint = command(
  "checkpoint.create",
  async (tx, { threadId, turnId = null, gitRef, message }: CreateCheckpoint, { app, emit, record }): Promise<Checkpoint> => {
    await requireActiveThread(tx, threadId);
    await requireTurnOfThread(tx, { threadId, turnId });
    const id = app.ids.next();
    emit(event("checkpoint.created", id, { threadId, turnId, gitRef, message }));
    await record();
    return requireFound(await tx.projections.findCheckpoint(id), "checkpoint", id);
  },
);
