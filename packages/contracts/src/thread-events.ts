import { z } from "zod";
import { change, changed, excerpt, nothing, ref, rewritten, text } from "./event-parts.ts";
import { projectionMessageRoleSchema } from "./projections.ts";
import { settingValueSchema } from "./settings.ts";

/** Conversations with agents and what they belong to. A thread is one conversation, a turn one run of it, a session one process. */

const inThread = { threadId: ref, turnId: ref.nullable() };

export const threadEvents = {
  "project.created": z.strictObject({ name: text, path: text.nullable(), defaultBranch: text.optional() }),
  "project.renamed": z.strictObject({ name: change(text) }),
  /** Whatever changed but the name. */
  "project.updated": z.strictObject({ defaultBranch: changed(text), rewritten: rewritten("url") }),
  "project.archived": nothing,
  "project.deleted": z.strictObject({ name: text }),

  "thread.created": z.strictObject({ projectId: ref.nullable(), title: text }),
  "thread.renamed": z.strictObject({ title: change(text) }),
  "thread.archived": nothing,

  "session.started": z.strictObject({ threadId: ref, agentId: ref.nullable(), provider: text }),
  "session.ended": z.strictObject({
    threadId: ref,
    reason: z.enum(["finished", "stopped", "crashed"]),
    exitCode: z.int().nullable(),
  }),

  "turn.started": z.strictObject({ threadId: ref }),
  "turn.completed": nothing,
  "turn.failed": z.strictObject({ error: excerpt }),
  "turn.interrupted": nothing,

  /** Something said in a thread, once it is complete. Messages of the inbox are `inboxMessage.*`. */
  "message.added": z.strictObject({ turnId: ref, role: projectionMessageRoleSchema, content: excerpt }),

  /** An agent asks the person it works with; agents among themselves are `conversation.*`. */
  "question.asked": z.strictObject({ ...inThread, question: excerpt, options: z.array(excerpt).max(20).optional() }),
  "question.answered": z.strictObject({ ...inThread, answer: excerpt }),
  "approval.requested": z.strictObject({ ...inThread, action: excerpt }),
  "approval.resolved": z.strictObject({ ...inThread, decision: z.enum(["approved", "denied"]), reason: excerpt.nullish() }),

  "checkpoint.created": z.strictObject({ ...inThread, gitRef: text, message: excerpt }),
  "checkpoint.reverted": z.strictObject({ threadId: ref }),

  "setting.changed": z.strictObject({ value: settingValueSchema }),
  "setting.deleted": nothing,
};
