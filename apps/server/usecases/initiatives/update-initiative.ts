import type { Initiative, InitiativePatch } from "@signalbox/contracts";
import { command } from "../command.ts";

/** Only an active initiative starts tasks. */
export const updateInitiative = command(
  "initiative.update",
  (tx, { id, patch }: { id: string; patch: InitiativePatch }): Promise<Initiative> => tx.initiatives.update(id, patch),
);
