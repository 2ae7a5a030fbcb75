import { event } from "@signalbox/contracts";
import { requireFound } from "../access/require-found.ts";
import { userCommand } from "../access/require-user.ts";
import { type FencedId, requireLease } from "../leases/require-lease.ts";

/** Forgets the object; the object itself lies elsewhere. */
export const deleteObjectMetadata = userCommand(
  "objectMetadata.delete",
  "forget an object",
  async (tx, { id, fencingToken }: FencedId, { app, emit }): Promise<void> => {
    const { repositoryId, oid } = requireFound(await tx.objectMetadata.findById(id), "object metadata", id);
    await requireLease(tx, app, { repositoryId, scope: "*", fencingToken });
    await tx.objectMetadata.delete(id);
    emit(event("objectMetadata.deleted", id, { repositoryId, oid }));
  },
);
