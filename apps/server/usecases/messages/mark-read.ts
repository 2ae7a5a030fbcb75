import { event, type Message } from "@signalbox/contracts";
import { requireFound } from "../access/require-found.ts";
import { requireSelf } from "../access/require-self.ts";
import { command } from "../command.ts";

/** Reading is no answer: a question goes on waiting for one. What was read or answered before stays as it is. */
export const markRead = command("message.markRead", async (tx, { id }: { id: string }, { context, emit }): Promise<Message> => {
  const message = requireFound(await tx.messages.findById(id), "message", id);
  requireSelf(context, message.recipientType === "agent" ? message.recipientId : null, "read messages");
  if (message.status !== "pending") return message;
  emit(event("inboxMessage.read", id, {}));
  return tx.messages.update(id, { status: "read" });
});
