import { event, type ProjectionTurn } from "@signalbox/contracts";
import { command } from "../command.ts";
import { endTurn } from "./end-turn.ts";

export const completeTurn = command(
  "turn.complete",
  (tx, { id }: { id: string }, scope): Promise<ProjectionTurn> => endTurn(tx, event("turn.completed", id, {}), scope),
);
