import { type Conversation, event } from "@signalbox/contracts";
import { requireFound } from "../access/require-found.ts";
import { requireSelf } from "../access/require-self.ts";
import { command } from "../command.ts";

export interface AnswerConversation {
  readonly id: string;
  readonly content: string;
}

/** Answered once, by the agent that was asked or by a person for it; the second answer is CONFLICT. */
export const answerConversation = command(
  "conversation.answer",
  async (tx, { id, content }: AnswerConversation, { context, emit }): Promise<Conversation> => {
    const { fromAgentId, toAgentId } = requireFound(await tx.conversations.findById(id), "conversation", id);
    requireSelf(context, toAgentId, "answer");
    const answered = await tx.conversations.answer(id, content);
    emit(event("conversation.answered", id, { fromAgentId, toAgentId, answer: content }));
    return answered;
  },
);
