import { event, type Mirror, type NewMirror } from "@signalbox/contracts";
import { requireFound } from "../access/require-found.ts";
import { userCommand } from "../access/require-user.ts";
import { type Fenced, requireLease } from "../leases/require-lease.ts";

/** The server runs git in its path. */
export const createMirror = userCommand(
  "mirror.create",
  "add a mirror",
  async (tx, { fencingToken, ...input }: NewMirror & Fenced, { app, emit }): Promise<Mirror> => {
    const { repositoryId } = input;
    requireFound(await tx.repositories.findById(repositoryId), "repository", repositoryId);
    await requireLease(tx, app, { repositoryId, scope: "*", fencingToken });
    const mirror = await tx.mirrors.create(input);
    emit(event("mirror.created", mirror.id, { repositoryId }));
    return mirror;
  },
);
