import { event } from "@signalbox/contracts";
import { command } from "../command.ts";
import { requireActiveThread } from "./require-active-thread.ts";
import { requireTurnOfThread } from "./require-turn-of-thread.ts";

export interface RequestApproval {
  readonly threadId: string;
  readonly turnId?: string | null | undefined;
  /** What is to be done. */
  readonly action: string;
}

export const requestApproval = command(
  "approval.request",
  async (tx, { threadId, turnId = null, action }: RequestApproval, { app, emit }): Promise<{ id: string }> => {
    await requireActiveThread(tx, threadId);
    await requireTurnOfThread(tx, { threadId, turnId });
    const id = app.ids.next();
    emit(event("approval.requested", id, { threadId, turnId, action }));
    return { id };
  },
);
