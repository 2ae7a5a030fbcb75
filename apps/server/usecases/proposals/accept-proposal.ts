import { DomainError, event, newTaskSchema, type Proposal, type ProposalTargetType } from "@signalbox/contracts";
import type { Repositories } from "../../db/repositories/unit-of-work.ts";
import { requireFound } from "../access/require-found.ts";
import { userCommand } from "../access/require-user.ts";
import { linkIssue } from "../issues/link-issue.ts";
import { type Nested, nest } from "../nest.ts";
import { createPage } from "../pages/create-page.ts";
import { savePage } from "../pages/save-page.ts";
import { createPhase } from "../phases/create-phase.ts";
import { updatePhase } from "../phases/update-phase.ts";
import { createTask } from "../tasks/create-task.ts";
import { updateTask } from "../tasks/update-task.ts";
import { requirePendingProposal } from "./require-pending-proposal.ts";
import { requireUnchangedTarget } from "./require-unchanged-target.ts";

/** Makes what is proposed and marks it accepted, or does neither. Accepted before, or a target changed since, is CONFLICT; a target that is gone is REFUSED. */
export const acceptProposal = userCommand(
  "proposal.accept",
  "decide on a proposal",
  async (tx, { id }: { id: string }, scope): Promise<Proposal> => {
    const proposal = await requireUndecided(tx, id);
    const within = nest(tx, scope);
    const { targetId } = proposal;
    const madeId = targetId === null ? await make[proposal.targetType](within, proposal) : targetId;
    if (targetId !== null) await edit[proposal.targetType](tx, within, { ...proposal, targetId });
    await linkTask(tx, within, { ...proposal, targetId: madeId });
    scope.emit(event("proposal.accepted", id, { initiativeId: proposal.initiativeId }));
    return tx.proposals.update(id, { status: "accepted", targetId: madeId });
  },
);

/** Waits for a decision, and would write over nothing that came after it. */
export async function requireUndecided({ proposals, events }: Repositories, id: string): Promise<Proposal> {
  const proposal = requireFound(await proposals.findById(id), "proposal", id);
  if (proposal.status === "accepted")
    throw new DomainError("CONFLICT", `Proposal ${id} was accepted before (status); what it proposes is there already.`, {
      details: { entity: "proposal", field: "status", id, targetId: proposal.targetId },
    });
  await requirePendingProposal({ proposals }, id);
  await requireUnchangedTarget({ events }, proposal);
  return proposal;
}

type Targeted = Proposal & { readonly targetId: string };

const make: { readonly [Type in ProposalTargetType]: (within: Nested, proposal: Proposal) => Promise<string> } = {
  page: async ({ app, context }, { initiativeId, title, content }) => (await createPage(app, context, { initiativeId, title, content })).id,
  phase: async ({ app, context }, { initiativeId, title, content }) =>
    (await createPhase(app, context, { initiativeId, name: title, content })).id,
  task: async ({ app, context }, proposal) => {
    const { initiativeId, title, content, summary } = proposal;
    const placed = placementOf(proposal);
    const under = placed.parentTaskId ? {} : { initiativeId };
    return (await createTask(app, context, { ...placed, ...under, name: title, description: content ?? summary })).id;
  },
};

const placement = newTaskSchema.pick({ phaseId: true, parentTaskId: true, category: true, priority: true });

/** Where a proposed task shall stand and how urgent it is, as its metadata say. */
export function placementOf({ id, metadata }: Proposal) {
  const parsed = placement.safeParse(metadata ?? {});
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map(({ path }) => path.join(".")).join(", ");
  throw new DomainError("REFUSED", `Proposal ${id} says in its metadata what no task can have: ${fields}. Change it, then accept it.`, {
    details: { entity: "proposal", field: "metadata", id },
  });
}

/** A text that is not proposed stays as it is. */
const edit: { readonly [Type in ProposalTargetType]: (tx: Repositories, within: Nested, proposal: Targeted) => Promise<void> } = {
  page: async (tx, { app, context }, { targetId: id, title, content, ...proposal }) => {
    const { revision } = requireTarget(await tx.pages.findById(id), { ...proposal, targetId: id });
    await savePage(app, context, { id, title, content: content ?? undefined, expectedRevision: revision });
  },
  phase: async (tx, { app, context }, { targetId: id, title, content, ...proposal }) => {
    requireTarget(await tx.phases.findById(id), { ...proposal, targetId: id });
    await updatePhase(app, context, { id, patch: { name: title, content: content ?? undefined } });
  },
  task: async (tx, { app, context }, { targetId: id, title, content, ...proposal }) => {
    requireTarget(await tx.tasks.findById(id), { ...proposal, targetId: id });
    await updateTask(app, context, { id, patch: { name: title, description: content ?? undefined } });
  },
};

function requireTarget<Row extends { readonly initiativeId: string | null }>(
  target: Row | null,
  { id, targetType, targetId, initiativeId }: Pick<Targeted, "id" | "targetType" | "targetId" | "initiativeId">,
): Row {
  if (target?.initiativeId === initiativeId) return target;
  throw new DomainError(
    "REFUSED",
    `Proposal ${id} is to change the ${targetType} ${targetId} (targetId), which is no longer in its initiative. Dismiss it.`,
    { details: { entity: "proposal", field: "targetId", id, targetId } },
  );
}

/** The task is what answers the issue, unless another does already. */
export async function linkTask(tx: Repositories, { app, context }: Nested, { issueId, targetType, targetId }: Targeted): Promise<void> {
  if (issueId === null || targetType !== "task") return;
  const issue = await tx.issues.findById(issueId);
  if (issue?.taskId === null) await linkIssue(app, context, { id: issueId, taskId: targetId });
}
