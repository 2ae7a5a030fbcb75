import type { NewObjectMetadata, ObjectMetadata } from "@signalbox/contracts";
import { userCommand } from "../access/require-user.ts";

/** The storage key says what the server reads. */
export const createObjectMetadata = userCommand(
  "objectMetadata.create",
  "register an object",
  (tx, object: NewObjectMetadata): Promise<ObjectMetadata> => tx.objectMetadata.create(object),
);
