import { type ChatSession, type ChatSessionTargetType, DomainError, event } from "@signalbox/contracts";
import type { Repositories } from "../../db/repositories/unit-of-work.ts";
import { command } from "../command.ts";
import { getPhase } from "../phases/get-phase.ts";
import { getTask } from "../tasks/get-task.ts";

export interface OpenChatSession {
  readonly targetType: ChatSessionTargetType;
  readonly targetId: string;
  readonly agentId?: string | null | undefined;
}

/** A target has one active session: that one is given back where there is one, with the agent linked if one is named. */
export const openChatSession = command("chatSession.open", async (tx, input: OpenChatSession, { emit }): Promise<ChatSession> => {
  const initiativeId = await initiativeOf(tx, input);
  const active = await tx.chatSessions.findActiveSession(input.targetType, input.targetId);
  const { agentId } = input;
  if (active !== null) {
    if (agentId === undefined || agentId === active.agentId) return active;
    emit(event("chatSession.agentLinked", active.id, { agentId }));
    return tx.chatSessions.updateSession(active.id, { agentId });
  }
  const opened = await tx.chatSessions.createSession({ ...input, initiativeId });
  const { targetType, targetId } = opened;
  emit(event("chatSession.opened", opened.id, { targetType, targetId, initiativeId, agentId: opened.agentId }));
  return opened;
});

async function initiativeOf(tx: Repositories, { targetType, targetId }: OpenChatSession): Promise<string> {
  const { initiativeId } = targetType === "phase" ? await getPhase(tx, targetId) : await getTask(tx, targetId);
  if (initiativeId !== null) return initiativeId;
  throw new DomainError(
    "REFUSED",
    `Task ${targetId} belongs to no initiative (targetId), and a chat needs one. Move the task into an initiative first.`,
    {
      details: { entity: "chat_session", field: "targetId", id: targetId },
    },
  );
}
