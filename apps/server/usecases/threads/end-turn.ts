import { DomainError, type EventOf, type ProjectionTurn } from "@signalbox/contracts";
import type { Repositories } from "../../db/repositories/unit-of-work.ts";
import { requireFound } from "../access/require-found.ts";
import type { CommandScope } from "../command.ts";

/** A turn ends once: what has ended is REFUSED, whichever end it came to. */
export async function endTurn(
  tx: Repositories,
  end: EventOf<"turn.completed" | "turn.failed" | "turn.interrupted">,
  { emit, record }: CommandScope,
): Promise<ProjectionTurn> {
  const { streamId: id } = end;
  const { status } = requireFound(await tx.projections.findTurn(id), "turn", id);
  if (status !== "running")
    throw new DomainError("REFUSED", `Turn ${id} is ${status} already (status) and does not end twice.`, {
      details: { entity: "turn", field: "status", id, status },
    });
  emit(end);
  await record();
  return requireFound(await tx.projections.findTurn(id), "turn", id);
}
