import { z } from "zod";
import { agentModeSchema, agentStatusSchema } from "./agents.ts";
import { chatMessageRoleSchema, chatSessionTargetTypeSchema } from "./chat-sessions.ts";
import { errandStatusSchema } from "./errands.ts";
import { changed, count, excerpt, instant, nothing, ref, rewritten, text } from "./event-parts.ts";
import { messageRecipientTypeSchema, messageSenderTypeSchema, messageTypeSchema } from "./messages.ts";

/** Those who work, what they run on and what is said around it. Log chunks are no events: an agent's output has tables of its own. */

const agents = {
  "agent.created": z.strictObject({
    name: text,
    provider: text,
    mode: agentModeSchema,
    status: agentStatusSchema,
    taskId: ref.nullable(),
    initiativeId: ref.nullable(),
    accountId: ref.nullable(),
  }),
  "agent.updated": z.strictObject({
    name: changed(text),
    provider: changed(text),
    mode: changed(agentModeSchema),
    status: changed(agentStatusSchema),
    taskId: changed(ref.nullable()),
    initiativeId: changed(ref.nullable()),
    accountId: changed(ref.nullable()),
    exitCode: changed(z.int().nullable()),
    rewritten: rewritten("sessionId", "worktreeId", "pid", "prompt", "outputFilePath", "result", "pendingQuestions"),
  }),
  /** What it asked in its own way (`pendingQuestions`); the answer waits for it as a message. */
  "agent.answered": z.strictObject({ name: text, messageId: ref, answer: excerpt }),
  "agent.dismissed": z.strictObject({ name: text }),
  "agent.deleted": z.strictObject({ name: text, proposals: count.optional(), conversations: count.optional() }),
  /** Part of its log; the agent stays. */
  "agent.logDeleted": z.strictObject({ chunks: count }),
};

const accounts = {
  "account.created": z.strictObject({ provider: text }),
  "account.updated": z.strictObject({
    provider: changed(text),
    sortOrder: changed(z.int()),
    rewritten: rewritten("email", "configJson", "credentials"),
  }),
  /** Handed out for a run. */
  "account.claimed": z.strictObject({ provider: text }),
  /** Null: until it is freed by hand. */
  "account.exhausted": z.strictObject({ until: instant.nullable() }),
  "account.freed": nothing,
  "account.deleted": z.strictObject({ provider: text }),
};

const inbox = {
  /** The messages of the plan (table `messages`). `message.added` is what is said in a thread. */
  "inboxMessage.sent": z.strictObject({
    senderType: messageSenderTypeSchema,
    senderId: ref.nullable(),
    recipientType: messageRecipientTypeSchema,
    recipientId: ref.nullable(),
    messageType: messageTypeSchema,
    requiresResponse: z.boolean(),
    parentMessageId: ref.nullable(),
    content: excerpt,
  }),
  "inboxMessage.read": nothing,
  /** On the question; the response is sent as a message of its own. */
  "inboxMessage.answered": z.strictObject({ responseId: ref }),
  "inboxMessage.deleted": z.strictObject({ messageType: messageTypeSchema }),
};

const talk = {
  "conversation.asked": z.strictObject({
    fromAgentId: ref,
    toAgentId: ref,
    initiativeId: ref.nullable(),
    phaseId: ref.nullable(),
    taskId: ref.nullable(),
    question: excerpt,
  }),
  "conversation.answered": z.strictObject({ fromAgentId: ref, toAgentId: ref, answer: excerpt }),

  "chatSession.opened": z.strictObject({
    targetType: chatSessionTargetTypeSchema,
    targetId: ref,
    initiativeId: ref,
    agentId: ref.nullable(),
  }),
  "chatSession.agentLinked": z.strictObject({ agentId: ref.nullable() }),
  "chatSession.closed": nothing,
  "chatMessage.added": z.strictObject({ chatSessionId: ref, role: chatMessageRoleSchema, content: excerpt, changeSetId: ref.nullable() }),
};

const errands = {
  "errand.created": z.strictObject({ projectId: ref, agentId: ref.nullable(), branch: text, baseBranch: text, description: excerpt }),
  "errand.updated": z.strictObject({
    status: changed(errandStatusSchema),
    branch: changed(text),
    baseBranch: changed(text),
    agentId: changed(ref.nullable()),
    rewritten: rewritten("description"),
  }),
  "errand.deleted": z.strictObject({ projectId: ref, branch: text }),
};

export const agentEvents = {
  ...agents,
  ...accounts,
  ...inbox,
  ...talk,
  ...errands,
  "apiKey.created": z.strictObject({ name: text, scopes: z.array(text), agentId: ref.nullable(), expiresAt: instant.nullable() }),
  "apiKey.revoked": z.strictObject({ name: text }),
  /** By a person: it was dead, and is tried again from its first attempt. */
  "effect.requeued": z.strictObject({ kind: text, attempts: count }),
};
