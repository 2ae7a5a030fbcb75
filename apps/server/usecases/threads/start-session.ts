import { event } from "@signalbox/contracts";
import { requireFound } from "../access/require-found.ts";
import { requireSelf } from "../access/require-self.ts";
import { command } from "../command.ts";
import { requireActiveThread } from "./require-active-thread.ts";

export interface StartSession {
  readonly threadId: string;
  readonly provider: string;
  readonly agentId?: string | null | undefined;
}

/** A process begins to work on a thread. Agents begin their own only. */
export const startSession = command(
  "session.start",
  async (tx, { threadId, provider, agentId = null }: StartSession, { app, context, emit }): Promise<{ id: string }> => {
    requireSelf(context, agentId, "start a session");
    await requireActiveThread(tx, threadId);
    if (agentId !== null) requireFound(await tx.agents.findById(agentId), "agent", agentId);
    const id = app.ids.next();
    emit(event("session.started", id, { threadId, agentId, provider }));
    return { id };
  },
);
