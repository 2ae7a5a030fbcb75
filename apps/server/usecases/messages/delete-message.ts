import { event } from "@signalbox/contracts";
import { requireFound } from "../access/require-found.ts";
import { userCommand } from "../access/require-user.ts";

/** Replies stay and lose their parent. */
export const deleteMessage = userCommand(
  "message.delete",
  "delete a message",
  async (tx, { id }: { id: string }, { emit }): Promise<void> => {
    const { type } = requireFound(await tx.messages.findById(id), "message", id);
    await tx.messages.delete(id);
    emit(event("inboxMessage.deleted", id, { messageType: type }));
  },
);
