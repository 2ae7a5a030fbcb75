import { event, type Mirror, type MirrorPatch } from "@signalbox/contracts";
import { changesOf } from "../../domain/changed-fields.ts";
import { requireFound } from "../access/require-found.ts";
import { userCommand } from "../access/require-user.ts";
import { type Fenced, requireLease } from "../leases/require-lease.ts";

export interface UpdateMirror extends Fenced {
  readonly id: string;
  readonly patch: MirrorPatch;
}

const fields = { shown: ["status"], hidden: ["path", "remoteUrl", "lastFetchedAt", "lastError"] } as const;

export const updateMirror = userCommand(
  "mirror.update",
  "change a mirror",
  async (tx, { id, patch, fencingToken }: UpdateMirror, { app, emit }): Promise<Mirror> => {
    const before = requireFound(await tx.mirrors.findById(id), "mirror", id);
    await requireLease(tx, app, { repositoryId: before.repositoryId, scope: "*", fencingToken });
    const after = await tx.mirrors.update(id, patch);
    const changes = changesOf(before, after, fields);
    if (changes) emit(event("mirror.updated", id, changes));
    return after;
  },
);
