import type { Errand, ErrandPatch } from "@signalbox/contracts";
import { command } from "../command.ts";

export const updateErrand = command(
  "errand.update",
  (tx, { id, patch }: { id: string; patch: ErrandPatch }): Promise<Errand> => tx.errands.update(id, patch),
);
