import { type EventPayload, event } from "@signalbox/contracts";
import { requireSelf } from "../access/require-self.ts";
import { command } from "../command.ts";
import { readOpening } from "./read-opening.ts";

export interface EndSession {
  readonly id: string;
  readonly reason: EventPayload<"session.ended">["reason"];
  readonly exitCode?: number | null | undefined;
}

/** Once. Also in a thread that was archived meanwhile: the process has ended, whatever became of the thread. */
export const endSession = command(
  "session.end",
  async (tx, { id, reason, exitCode = null }: EndSession, { context, emit }): Promise<void> => {
    const { threadId, agentId } = await readOpening(tx, { opens: "session.started", ends: "session.ended", id });
    requireSelf(context, agentId, "end a session");
    emit(event("session.ended", id, { threadId, reason, exitCode }));
  },
);
