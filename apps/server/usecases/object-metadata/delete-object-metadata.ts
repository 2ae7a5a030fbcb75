import { userCommand } from "../access/require-user.ts";

/** Forgets the object; the object itself lies elsewhere. */
export const deleteObjectMetadata = userCommand(
  "objectMetadata.delete",
  "forget an object",
  (tx, { id }: { id: string }): Promise<void> => tx.objectMetadata.delete(id),
);
