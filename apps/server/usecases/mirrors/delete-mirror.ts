import { userCommand } from "../access/require-user.ts";

export const deleteMirror = userCommand(
  "mirror.delete",
  "delete a mirror",
  (tx, { id }: { id: string }): Promise<void> => tx.mirrors.delete(id),
);
