import { DomainError, event, type ProjectionMessage, type ProjectionMessageRole } from "@signalbox/contracts";
import { requireAssistantRole } from "../access/require-assistant-role.ts";
import { requireFound } from "../access/require-found.ts";
import { command } from "../command.ts";
import { requireActiveThread } from "./require-active-thread.ts";

export interface AddMessage {
  readonly turnId: string;
  readonly role: ProjectionMessageRole;
  readonly content: string;
}

/** What was said in a turn, once it is complete. Also after the turn has ended: the last words of a process come late. */
export const addMessage = command(
  "message.add",
  async (tx, { turnId, role, content }: AddMessage, { app, context, emit, record }): Promise<ProjectionMessage> => {
    requireAssistantRole(context, role);
    const turn = await tx.projections.findTurn(turnId);
    if (turn === null)
      throw new DomainError("REFUSED", `There is no turn with the id ${turnId} (turnId). Start it first.`, {
        details: { entity: "turn", field: "turnId", id: turnId },
      });
    await requireActiveThread(tx, turn.threadId);
    // Ordered by time: nothing else of a conversation grows as fast.
    const id = app.ids.nextUlid();
    emit(event("message.added", id, { turnId, role, content }));
    await record();
    return requireFound(await tx.projections.findMessage(id), "message", id);
  },
);
