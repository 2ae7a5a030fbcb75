import { z } from "zod";
import { agentStatusSchema } from "./agents.ts";
import { initiativeSchema } from "./initiatives.ts";
import { pageSchema } from "./pages.ts";
import { phaseDependencySchema, phaseSchema, phaseStatusSchema } from "./phases.ts";
import { projectSchema } from "./projects.ts";
import { idSchema } from "./scalars.ts";
import { taskDependencySchema, taskSchema, taskStatusSchema } from "./tasks.ts";

/** What screens show of the plan as a whole. Long texts stay behind: they are read one by one, when somebody opens them. */

// Counts

/** Tasks of one initiative (null: of none) and status. `ready`: how many of them may be claimed now. */
export const taskCountSchema = z.object({
  initiativeId: z.string().nullable(),
  status: taskStatusSchema,
  count: z.int(),
  ready: z.int(),
});
export type TaskCount = z.infer<typeof taskCountSchema>;

export const phaseCountSchema = z.object({ initiativeId: z.string(), status: phaseStatusSchema, count: z.int() });
export type PhaseCount = z.infer<typeof phaseCountSchema>;

export const agentCountSchema = z.object({ status: agentStatusSchema, count: z.int() });
export type AgentCount = z.infer<typeof agentCountSchema>;

// All initiatives

export const initiativeSummarySchema = initiativeSchema
  .pick({ id: true, name: true, status: true, executionMode: true, branch: true, createdAt: true, updatedAt: true })
  .extend({
    projectIds: z.array(z.string()),
    phases: z.object({ total: z.int(), completed: z.int() }),
    /** `running` is in progress, `review` waits for its review, `ready` may be claimed now, `waiting` is pending and may not. */
    tasks: z.object({
      total: z.int(),
      completed: z.int(),
      cancelled: z.int(),
      ready: z.int(),
      running: z.int(),
      review: z.int(),
      blocked: z.int(),
      waiting: z.int(),
    }),
  });
export type InitiativeSummary = z.infer<typeof initiativeSummarySchema>;

export const planOverviewSchema = z.object({
  /** Of the last event before anything else was read: a feed that begins after it misses nothing. */
  sequence: z.int(),
  projects: z.array(projectSchema.pick({ id: true, name: true, url: true, defaultBranch: true })),
  initiatives: z.array(initiativeSummarySchema),
  /** There are more initiatives, or projects, than stand here. */
  truncated: z.boolean(),
  /** Those that nobody has dismissed. */
  agents: z.record(agentStatusSchema, z.int()),
  accounts: z.object({ total: z.int(), available: z.int() }),
  inbox: z.object({ needsYou: z.int() }),
  /** Of every initiative, and of none. */
  tasks: z.object({ ready: z.int(), running: z.int(), waiting: z.int() }),
});
export type PlanOverview = z.infer<typeof planOverviewSchema>;

// One initiative

export const phaseRowSchema = phaseSchema.omit({ content: true });
export type PhaseRow = z.infer<typeof phaseRowSchema>;

export const taskRowSchema = taskSchema.omit({ description: true, summary: true, retryCount: true, type: true, createdAt: true });
export type TaskRow = z.infer<typeof taskRowSchema>;

/** `agentName`: who has it now. */
export const outlineTaskSchema = taskRowSchema.extend({ agentName: z.string().nullable() });
export type OutlineTask = z.infer<typeof outlineTaskSchema>;

export const pageRowSchema = pageSchema.pick({ id: true, title: true, parentPageId: true, sortOrder: true, revision: true });
export type PageRow = z.infer<typeof pageRowSchema>;

export const planOutlineInputSchema = z.strictObject({ initiativeId: idSchema });

export const planOutlineSchema = z.object({
  /** Of the last event before anything else was read: a feed that begins after it misses nothing. */
  sequence: z.int(),
  initiative: initiativeSchema,
  phases: z.array(phaseRowSchema),
  phaseDependencies: z.array(phaseDependencySchema),
  tasks: z.array(outlineTaskSchema),
  /** What these tasks wait for; that may be a task of another initiative. */
  taskDependencies: z.array(taskDependencySchema),
  pages: z.array(pageRowSchema),
  /** There are more tasks, or dependencies of tasks, than stand here. */
  truncated: z.boolean(),
});
export type PlanOutline = z.infer<typeof planOutlineSchema>;
