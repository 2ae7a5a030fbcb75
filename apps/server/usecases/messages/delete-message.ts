import { userCommand } from "../access/require-user.ts";

/** Replies stay and lose their parent. */
export const deleteMessage = userCommand(
  "message.delete",
  "delete a message",
  (tx, { id }: { id: string }): Promise<void> => tx.messages.delete(id),
);
