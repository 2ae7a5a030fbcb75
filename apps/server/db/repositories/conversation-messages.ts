import type { ConversationMessage, NewConversationMessage } from "@signalbox/contracts";

/** What was said about an issue, in order. */
export interface ConversationMessageRepository {
  create(message: NewConversationMessage): Promise<ConversationMessage>;
  findByIssueId(issueId: string): Promise<ConversationMessage[]>;
  deleteByIssueId(issueId: string): Promise<number>;
}
