import { event } from "@signalbox/contracts";
import { requireFound } from "../access/require-found.ts";
import { userCommand } from "../access/require-user.ts";
import { type FencedId, requireLease } from "../leases/require-lease.ts";

export const deleteMirror = userCommand(
  "mirror.delete",
  "delete a mirror",
  async (tx, { id, fencingToken }: FencedId, { app, emit }): Promise<void> => {
    const { repositoryId } = requireFound(await tx.mirrors.findById(id), "mirror", id);
    await requireLease(tx, app, { repositoryId, scope: "*", fencingToken });
    await tx.mirrors.delete(id);
    emit(event("mirror.deleted", id, { repositoryId }));
  },
);
