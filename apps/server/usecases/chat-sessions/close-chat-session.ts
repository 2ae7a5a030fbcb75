import type { ChatSession } from "@signalbox/contracts";
import { command } from "../command.ts";

/** Idempotent. */
export const closeChatSession = command(
  "chatSession.close",
  (tx, { id }: { id: string }): Promise<ChatSession> => tx.chatSessions.updateSession(id, { status: "closed" }),
);
