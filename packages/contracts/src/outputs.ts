import { z } from "zod";
import { agentSchema } from "./agents.ts";
import { effectSchema } from "./effects.ts";
import { logChunkSchema } from "./log-chunks.ts";
import { messageSchema } from "./messages.ts";
import { receiptSchema } from "./receipts.ts";
import { taskSchema } from "./tasks.ts";

/** What the faces give out where it is not one entity. */

// Tasks

export const claimedTaskSchema = z.object({ task: taskSchema, agent: agentSchema }).nullable();

export const completedTaskSchema = z.object({
  task: taskSchema,
  completedParents: z.array(taskSchema),
  unlocked: z.array(taskSchema),
});

interface ReasonText {
  readonly taskId: string;
  /** What is the case, and what to do about it. */
  readonly message: string;
  readonly remedy: string;
}

/** Why a task stands where it stands. An id is null where the stored counts say that something is in the way but it was not found. */
export type TaskReason = ReasonText &
  (
    | { readonly kind: "ready" | "completed" | "cancelled" | "in_review" | "blocked_by_hand" }
    | { readonly kind: "claimed"; readonly agentId: string | null; readonly since: Date | null }
    | { readonly kind: "waits_for_task"; readonly blockerId: string | null; readonly because: readonly TaskReason[] }
    | { readonly kind: "waits_for_cancelled_task"; readonly blockerId: string }
    | {
        readonly kind: "ancestor_waits";
        readonly ancestorId: string | null;
        readonly blockerId: string | null;
        readonly because: readonly TaskReason[];
      }
    | { readonly kind: "has_open_children"; readonly childIds: readonly string[] }
    | { readonly kind: "phase_not_approved"; readonly phaseId: string | null }
    | { readonly kind: "phase_waits"; readonly phaseId: string; readonly blockingPhaseId: string }
    | { readonly kind: "initiative_not_active"; readonly initiativeId: string }
    | { readonly kind: "waits_for_answer"; readonly questionId: string }
  );

const reasonText = { taskId: z.string(), message: z.string(), remedy: z.string() };
const because = z.lazy((): z.ZodType<TaskReason[], TaskReason[]> => z.array(taskReasonSchema));

export const taskReasonSchema: z.ZodType<TaskReason, TaskReason> = z.discriminatedUnion("kind", [
  z.object({ kind: z.enum(["ready", "completed", "cancelled", "in_review", "blocked_by_hand"]), ...reasonText }),
  z.object({ kind: z.literal("claimed"), agentId: z.string().nullable(), since: z.date().nullable(), ...reasonText }),
  z.object({ kind: z.literal("waits_for_task"), blockerId: z.string().nullable(), because, ...reasonText }),
  z.object({ kind: z.literal("waits_for_cancelled_task"), blockerId: z.string(), ...reasonText }),
  z.object({
    kind: z.literal("ancestor_waits"),
    ancestorId: z.string().nullable(),
    blockerId: z.string().nullable(),
    because,
    ...reasonText,
  }),
  z.object({ kind: z.literal("has_open_children"), childIds: z.array(z.string()), ...reasonText }),
  z.object({ kind: z.literal("phase_not_approved"), phaseId: z.string().nullable(), ...reasonText }),
  z.object({ kind: z.literal("phase_waits"), phaseId: z.string(), blockingPhaseId: z.string(), ...reasonText }),
  z.object({ kind: z.literal("initiative_not_active"), initiativeId: z.string(), ...reasonText }),
  z.object({ kind: z.literal("waits_for_answer"), questionId: z.string(), ...reasonText }),
]);

export const taskExplanationSchema = z.object({ task: taskSchema, reasons: z.array(taskReasonSchema) });

// Others

export const projectChangesSchema = z.object({ added: z.array(z.string()), removed: z.array(z.string()) });
export const answeredMessageSchema = z.object({ question: messageSchema, response: messageSchema });
/** What has no row of its own is known by its id alone. */
export const createdSchema = z.object({ id: z.string() });
export const answeredAgentSchema = z.object({ agent: agentSchema, response: messageSchema });
export const countSchema = z.object({ count: z.int() });
export const countsByAgentSchema = z.record(z.string(), z.int());
export const logChunksByAgentSchema = z.record(z.string(), z.array(logChunkSchema));
/** The end of a log, oldest first; `previous` goes into `before` and is null at the beginning of the log. */
export const logTailSchema = z.object({ items: z.array(logChunkSchema), previous: z.string().nullable() });
export const logHitsSchema = z.object({
  /** In the order of the log; `line` counts from 0 within its chunk. */
  hits: z.array(z.object({ chunkId: z.string(), sessionNumber: z.int(), line: z.int(), text: z.string() })),
  /** There may be more behind the last one. */
  truncated: z.boolean(),
});
export type LogHits = z.infer<typeof logHitsSchema>;
export const sequenceSchema = z.object({ sequence: z.int() });

/** Payload and result stay inside: they may hold what their command held. */
export const effectViewSchema = effectSchema.omit({ payload: true });
export type EffectView = z.infer<typeof effectViewSchema>;
export const receiptViewSchema = receiptSchema.omit({ result: true, inputHash: true });
export type ReceiptView = z.infer<typeof receiptViewSchema>;

// Plans

const leftOutSchema = z.object({ from: z.string(), to: z.string(), kind: z.string(), why: z.string() });

export const importReportSchema = z.object({
  source: z.string(),
  dryRun: z.boolean(),
  /** What the source holds, by kind. */
  counts: z.record(z.string(), z.int()),
  records: z.object({ created: z.int(), updated: z.int(), unchanged: z.int() }),
  tasks: z.object({ created: z.int(), updated: z.int(), unchanged: z.int() }),
  gone: z.object({ count: z.int(), tasks: z.array(z.object({ id: z.string(), name: z.string() })) }),
  unmapped: z.array(
    z.object({
      field: z.string(),
      treatedAs: z.string(),
      count: z.int(),
      examples: z.array(z.object({ sourceId: z.string(), value: z.string(), treatedAs: z.string() })),
    }),
  ),
  dangling: z.array(leftOutSchema),
  cycles: z.array(z.array(z.string())),
  leftOut: z.array(leftOutSchema),
});

const storedValueSchema = z.union([z.number(), z.boolean()]).nullable();

export const planVerificationSchema = z.object({
  tasks: z.int(),
  mismatches: z.array(z.object({ taskId: z.string(), field: z.string(), stored: storedValueSchema, expected: storedValueSchema })),
  total: z.int(),
  repaired: z.int(),
});
