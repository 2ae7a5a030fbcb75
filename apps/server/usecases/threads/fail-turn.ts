import { event, type ProjectionTurn } from "@signalbox/contracts";
import { command } from "../command.ts";
import { endTurn } from "./end-turn.ts";

export interface FailTurn {
  readonly id: string;
  readonly error: string;
}

export const failTurn = command(
  "turn.fail",
  (tx, { id, error }: FailTurn, scope): Promise<ProjectionTurn> => endTurn(tx, event("turn.failed", id, { error }), scope),
);
