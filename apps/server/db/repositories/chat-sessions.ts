import type { ChatMessage, ChatSession, ChatSessionPatch, NewChatMessage, NewChatSession } from "@signalbox/contracts";

/** Lists are in order of creation. */
export interface ChatSessionRepository {
  createSession(session: NewChatSession): Promise<ChatSession>;
  findById(id: string): Promise<ChatSession | null>;
  findByInitiativeId(initiativeId: string): Promise<ChatSession[]>;
  /** The newest active session of the target. */
  findActiveSession(targetType: ChatSession["targetType"], targetId: string): Promise<ChatSession | null>;
  findActiveSessionByAgentId(agentId: string): Promise<ChatSession | null>;
  updateSession(id: string, patch: ChatSessionPatch): Promise<ChatSession>;
  createMessage(message: NewChatMessage): Promise<ChatMessage>;
  findMessagesBySessionId(sessionId: string): Promise<ChatMessage[]>;
}
