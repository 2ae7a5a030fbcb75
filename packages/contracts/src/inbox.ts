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
  /** The answers that its question offers. */
  options: z.array(z.string()),
  /** Put off until then; null when it is not. */
  snoozedUntil: z.date().nullable(),
});
export type InboxItem = z.infer<typeof inboxItemSchema>;

/** "needs": without what is put off now. */
export const inboxViewSchema = z.enum(["needs", "snoozed"]);
export type InboxView = z.infer<typeof inboxViewSchema>;

/** Something that happened and is worth knowing, and asks for nothing. */
export const inboxUpdateSchema = z.object({
  /** Of its event. */
  sequence: z.int(),
  type: z.string(),
  title: z.string(),
  since: z.date(),
  streamType: z.string(),
  streamId: z.string(),
  /** Ids of what it is about, by field. */
  refs: z.record(z.string(), z.string()),
  /** Whether a person has marked it, or a later one, as done. */
  done: z.boolean(),
});
export type InboxUpdate = z.infer<typeof inboxUpdateSchema>;

/** Updates up to this sequence are done. */
export const updatesDoneSchema = z.object({ through: z.int() });
