import type { Mirror, MirrorPatch } from "@signalbox/contracts";
import { userCommand } from "../access/require-user.ts";

export const updateMirror = userCommand(
  "mirror.update",
  "change a mirror",
  (tx, { id, patch }: { id: string; patch: MirrorPatch }): Promise<Mirror> => tx.mirrors.update(id, patch),
);
