import type { Conversation, ConversationStatus, NewConversation } from "@signalbox/contracts";
import type { Paged, PageRequest } from "./paging.ts";

/** Lists are in order of creation. */
export interface ConversationRepository {
  create(conversation: NewConversation): Promise<Conversation>;
  findById(id: string): Promise<Conversation | null>;
  findAll(filter: { status?: ConversationStatus | undefined }, page: PageRequest): Promise<Paged<Conversation>>;
  findPendingForAgent(agentId: string): Promise<Conversation[]>;
  findByFromAgentId(agentId: string): Promise<Conversation[]>;
  /** Every agent asked for has an entry. */
  countByFromAgentIds(agentIds: readonly string[]): Promise<Map<string, number>>;
  /** What it asked and was asked. */
  countByAgentId(agentId: string): Promise<number>;
  /** CONFLICT when it was answered before. */
  answer(id: string, answer: string): Promise<Conversation>;
}
