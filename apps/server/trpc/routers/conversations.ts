import {
  answerInputSchema,
  askConversationInputSchema,
  byAgentIdsInputSchema,
  byIdInputSchema,
  conversationSchema,
  countsByAgentSchema,
  idSchema,
  pagedSchema,
} from "@signalbox/contracts";
import { answerConversation } from "../../usecases/conversations/answer-conversation.ts";
import { askConversation } from "../../usecases/conversations/ask-conversation.ts";
import { found, mutation, pageOf, query, slice } from "../thin.ts";
import { router } from "../trpc.ts";

const pageOfAgent = pageOf({ agentId: idSchema });
const conversations = pagedSchema(conversationSchema);

export const conversationsRouter = router({
  get: query(
    byIdInputSchema,
    conversationSchema,
    found("conversation", ({ store }, { id }) => store.reads.conversations.findById(id)),
  ),
  /** What the agent is asked and has not answered. */
  pendingForAgent: query(
    pageOfAgent,
    conversations,
    slice(({ store }, { agentId }) => store.reads.conversations.findPendingForAgent(agentId)),
  ),
  byFromAgent: query(
    pageOfAgent,
    conversations,
    slice(({ store }, { agentId }) => store.reads.conversations.findByFromAgentId(agentId)),
  ),
  countByFromAgents: query(byAgentIdsInputSchema, countsByAgentSchema, async ({ store }, { agentIds }) =>
    Object.fromEntries(await store.reads.conversations.countByFromAgentIds(agentIds)),
  ),

  ask: mutation(askConversationInputSchema, conversationSchema, askConversation),
  answer: mutation(answerInputSchema, conversationSchema, answerConversation),
});
