import { DomainError } from "@signalbox/contracts";
import type { ReadRepositories } from "../../db/repositories/unit-of-work.ts";

/** Where a turn is named at all, it is one of this thread; else REFUSED. */
export async function requireTurnOfThread(
  { projections }: Pick<ReadRepositories, "projections">,
  { threadId, turnId }: { readonly threadId: string; readonly turnId: string | null },
): Promise<void> {
  if (turnId === null || (await projections.findTurn(turnId))?.threadId === threadId) return;
  throw new DomainError("REFUSED", `Thread ${threadId} has no turn with the id ${turnId} (turnId).`, {
    details: { entity: "turn", field: "turnId", id: turnId, threadId },
  });
}
