import { event, type ProjectionTurn } from "@signalbox/contracts";
import { command } from "../command.ts";
import { endTurn } from "./end-turn.ts";

export const interruptTurn = command(
  "turn.interrupt",
  (tx, { id }: { id: string }, scope): Promise<ProjectionTurn> => endTurn(tx, event("turn.interrupted", id, {}), scope),
);
