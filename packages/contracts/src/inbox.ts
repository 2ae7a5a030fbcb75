import { z } from "zod";

export const inboxKindSchema = z.enum([
  "question",
  "agent_question",
  "error_message",
  "proposal",
  "blocked_task",
  "task_review",
  "crashed_agent",
  "phase_review",
  "initiative_review",
  "errand_review",
  "exhausted_account",
  "expired_lease",
  "dead_effect",
]);
export type InboxKind = z.infer<typeof inboxKindSchema>;

/** Something that waits for a person. */
export const inboxItemSchema = z.object({
  /** Kind and id: the only thing of this name in the inbox. */
  key: z.string(),
  kind: inboxKindSchema,
  id: z.string(),
  title: z.string(),
  since: z.date(),
  /** Unfinished tasks that cannot end before this is dealt with. */
  blocks: z.int(),
  /** What to do about it. */
  remedy: z.string(),
  /** Ids of what it is about, by field: taskId, agentId, phaseId and the like. */
  refs: z.record(z.string(), z.string()),
});
export type InboxItem = z.infer<typeof inboxItemSchema>;
