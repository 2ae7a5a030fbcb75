import { addConversationMessageInputSchema, conversationMessageSchema, issueIdSchema, pagedSchema } from "@signalbox/contracts";
import { addConversationMessage } from "../../usecases/issues/add-conversation-message.ts";
import { mutation, pageOf, query, slice } from "../thin.ts";
import { router } from "../trpc.ts";

export const conversationMessagesRouter = router({
  list: query(
    pageOf({ issueId: issueIdSchema }),
    pagedSchema(conversationMessageSchema),
    slice(({ store }, { issueId }) => store.reads.conversationMessages.findByIssueId(issueId)),
  ),

  add: mutation(addConversationMessageInputSchema, conversationMessageSchema, addConversationMessage),
});
