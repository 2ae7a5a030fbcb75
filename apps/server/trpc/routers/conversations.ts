import {
  answerInputSchema,
  askConversationInputSchema,
  byAgentIdsInputSchema,
  byIdInputSchema,
  conversationSchema,
  conversationStatusSchema,
  countsByAgentSchema,
  idSchema,
  listenConversationsInputSchema,
  pagedSchema,
} from "@signalbox/contracts";
import { z } from "zod";
import { answerConversation } from "../../usecases/conversations/answer-conversation.ts";
import { askConversation } from "../../usecases/conversations/ask-conversation.ts";
import { listenConversations } from "../../usecases/conversations/listen-conversations.ts";
import { askedByAgent, namedAgent, ownConversation } from "../own.ts";
import { agent, found, pageOf, query, slice } from "../thin.ts";
import { router } from "../trpc.ts";

const pageOfAgent = pageOf({ agentId: idSchema });
const conversations = pagedSchema(conversationSchema);

export const conversationsRouter = router({
  get: agent(ownConversation).query(
    byIdInputSchema,
    conversationSchema,
    found("conversation", ({ store }, { id }) => store.reads.conversations.findById(id)),
  ),
  /** Of all agents. */
  list: query(pageOf({ status: conversationStatusSchema.optional() }), conversations, ({ store }, input) =>
    store.reads.conversations.findAll(input, input),
  ),
  /** What the agent is asked and has not answered. */
  pendingForAgent: agent(namedAgent).query(
    pageOfAgent,
    conversations,
    slice(({ store }, { agentId }) => store.reads.conversations.findPendingForAgent(agentId)),
  ),
  /** As `pendingForAgent`, the first 50; with none it waits for one. */
  listen: agent(namedAgent).query(listenConversationsInputSchema, z.object({ items: z.array(conversationSchema) }), listenConversations),
  byFromAgent: agent(namedAgent).query(
    pageOfAgent,
    conversations,
    slice(({ store }, { agentId }) => store.reads.conversations.findByFromAgentId(agentId)),
  ),
  countByFromAgents: query(byAgentIdsInputSchema, countsByAgentSchema, async ({ store }, { agentIds }) =>
    Object.fromEntries(await store.reads.conversations.countByFromAgentIds(agentIds)),
  ),

  ask: agent(askedByAgent).mutation(askConversationInputSchema, conversationSchema, askConversation),
  answer: agent(ownConversation).mutation(answerInputSchema, conversationSchema, answerConversation),
});
