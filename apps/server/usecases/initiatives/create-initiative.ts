import type { Initiative, NewInitiative } from "@signalbox/contracts";
import { command } from "../command.ts";

export const createInitiative = command(
  "initiative.create",
  (tx, initiative: Omit<NewInitiative, "id" | "createdAt">): Promise<Initiative> => tx.initiatives.create(initiative),
);
