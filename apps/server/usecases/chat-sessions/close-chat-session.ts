import { type ChatSession, event } from "@signalbox/contracts";
import { requireFound } from "../access/require-found.ts";
import { command } from "../command.ts";

/** Idempotent. */
export const closeChatSession = command("chatSession.close", async (tx, { id }: { id: string }, { emit }): Promise<ChatSession> => {
  const session = requireFound(await tx.chatSessions.findById(id), "chat session", id);
  if (session.status === "closed") return session;
  emit(event("chatSession.closed", id, {}));
  return tx.chatSessions.updateSession(id, { status: "closed" });
});
