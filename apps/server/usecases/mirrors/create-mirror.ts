import type { Mirror, NewMirror } from "@signalbox/contracts";
import { userCommand } from "../access/require-user.ts";

/** The server runs git in its path. */
export const createMirror = userCommand(
  "mirror.create",
  "add a mirror",
  (tx, mirror: NewMirror): Promise<Mirror> => tx.mirrors.create(mirror),
);
