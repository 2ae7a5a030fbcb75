import { z } from "zod";
import { changeSetModeSchema } from "./change-sets.ts";
import { change, changed, count, excerpt, ref, rewritten, text } from "./event-parts.ts";
import { initiativeExecutionModeSchema, initiativeStatusSchema } from "./initiatives.ts";
import { phaseStatusSchema } from "./phases.ts";
import { proposalTargetTypeSchema } from "./proposals.ts";
import { reviewCommentLineTypeSchema } from "./review-comments.ts";
import { taskCategorySchema, taskPrioritySchema, taskStatusSchema } from "./tasks.ts";

/** The plan. What goes with a deleted thing is counted, not listed: one deletion is one event, however much hung on it. */

const from = taskStatusSchema;
const importTally = z.strictObject({ created: count, updated: count, unchanged: count });

const initiatives = {
  "initiative.created": z.strictObject({ name: text, status: initiativeStatusSchema, executionMode: initiativeExecutionModeSchema }),
  "initiative.updated": z.strictObject({
    name: changed(text),
    status: changed(initiativeStatusSchema),
    branch: changed(text.nullable()),
    executionMode: changed(initiativeExecutionModeSchema),
    qualityReview: changed(z.boolean()),
  }),
  "initiative.projectsSet": z.strictObject({ added: z.array(ref), removed: z.array(ref) }),
  "initiative.deleted": z.strictObject({ name: text, phases: count, tasks: count }),
};

const phases = {
  "phase.created": z.strictObject({ initiativeId: ref, name: text, status: phaseStatusSchema }),
  "phase.updated": z.strictObject({
    name: changed(text),
    status: changed(phaseStatusSchema),
    rewritten: rewritten("content", "mergeBase"),
  }),
  "phase.dependencyAdded": z.strictObject({ dependsOnPhaseId: ref }),
  "phase.dependencyRemoved": z.strictObject({ dependsOnPhaseId: ref }),
  "phase.deleted": z.strictObject({ initiativeId: ref, name: text, tasks: count }),
};

const tasks = {
  "task.created": z.strictObject({
    name: text,
    phaseId: ref.nullable(),
    initiativeId: ref.nullable(),
    parentTaskId: ref.nullable(),
    category: taskCategorySchema,
    priority: taskPrioritySchema,
  }),
  "task.updated": z.strictObject({
    name: changed(text),
    category: changed(taskCategorySchema),
    priority: changed(taskPrioritySchema),
    order: changed(z.int()),
    phaseId: changed(ref.nullable()),
    initiativeId: changed(ref.nullable()),
    parentTaskId: changed(ref.nullable()),
    rewritten: rewritten("description", "summary"),
  }),
  "task.claimed": z.strictObject({ agentId: ref, agentName: text }),
  "task.submitted": z.strictObject({ summary: excerpt.nullish() }),
  /** `byTaskId`: the child that completed, was opened or added, or the parent that was cancelled, where this only followed from it. */
  "task.completed": z.strictObject({ from, summary: excerpt.nullish(), byTaskId: ref.optional() }),
  "task.reopened": z.strictObject({ from, byTaskId: ref.optional() }),
  "task.cancelled": z.strictObject({ from, byTaskId: ref.optional() }),
  "task.blocked": z.strictObject({ from }),
  "task.dependencyAdded": z.strictObject({ dependsOnTaskId: ref }),
  "task.dependencyRemoved": z.strictObject({ dependsOnTaskId: ref }),
  "task.deleted": z.strictObject({ name: text, phaseId: ref.nullable(), initiativeId: ref.nullable(), subtasks: count }),
};

const pages = {
  "page.created": z.strictObject({ initiativeId: ref, parentPageId: ref.nullable(), title: text }),
  "page.saved": z.strictObject({ revision: count, title: changed(text), rewritten: rewritten("content") }),
  "page.moved": z.strictObject({ parentPageId: change(ref.nullable()), sortOrder: changed(z.int()) }),
  "page.deleted": z.strictObject({ initiativeId: ref, title: text, subpages: count }),
};

const decisions = {
  "proposal.created": z.strictObject({
    agentId: ref,
    initiativeId: ref,
    issueId: ref.nullable(),
    targetType: proposalTargetTypeSchema,
    targetId: ref.nullable(),
    title: text,
  }),
  "proposal.updated": z.strictObject({
    title: changed(text),
    issueId: changed(ref.nullable()),
    sortOrder: changed(z.int()),
    rewritten: rewritten("summary", "content", "metadata"),
  }),
  /** `changeSetId`: accepted together with others, and to be decided on again when that is reverted. */
  "proposal.accepted": z.strictObject({ initiativeId: ref, changeSetId: ref.optional() }),
  "proposal.dismissed": z.strictObject({ initiativeId: ref }),
  "proposal.reopened": z.strictObject({ initiativeId: ref, changeSetId: ref }),
  "proposal.deleted": z.strictObject({ initiativeId: ref, title: text }),

  "changeSet.applied": z.strictObject({
    initiativeId: ref,
    agentId: ref.nullable(),
    agentName: text,
    mode: changeSetModeSchema,
    summary: excerpt.nullable(),
    entries: count,
  }),
  "changeSet.reverted": z.strictObject({ initiativeId: ref }),

  "reviewComment.created": z.strictObject({
    phaseId: ref,
    filePath: excerpt,
    lineNumber: z.int(),
    lineType: reviewCommentLineTypeSchema,
    author: text,
    body: excerpt,
  }),
  "reviewComment.resolved": z.strictObject({ phaseId: ref }),
  "reviewComment.unresolved": z.strictObject({ phaseId: ref }),
  "reviewComment.deleted": z.strictObject({ phaseId: ref }),
};

export const planEvents = {
  ...initiatives,
  ...phases,
  ...tasks,
  ...pages,
  ...decisions,
  /** Its stream is the source; an import says how many rows it wrote, and writes no event for each of them. */
  "plan.imported": z.strictObject({ records: importTally, tasks: importTally, gone: count, leftOut: count }),
  /** What decides readiness was stored wrong and was put right. */
  "plan.repaired": z.strictObject({ mismatches: count, repaired: count }),
};
