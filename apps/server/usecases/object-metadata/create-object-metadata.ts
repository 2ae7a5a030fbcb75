import { event, type NewObjectMetadata, type ObjectMetadata } from "@signalbox/contracts";
import { userCommand } from "../access/require-user.ts";
import { type Fenced, requireLease } from "../leases/require-lease.ts";

/** The storage key says what the server reads. */
export const createObjectMetadata = userCommand(
  "objectMetadata.create",
  "register an object",
  async (tx, { fencingToken, ...input }: NewObjectMetadata & Fenced, { app, emit }): Promise<ObjectMetadata> => {
    const { repositoryId } = input;
    await requireLease(tx, app, { repositoryId, scope: "*", fencingToken });
    const object = await tx.objectMetadata.create(input);
    const { id, oid, size, mediaType } = object;
    emit(event("objectMetadata.created", id, { repositoryId, oid, size, mediaType }));
    return object;
  },
);
