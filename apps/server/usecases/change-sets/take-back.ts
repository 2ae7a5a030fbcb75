import {
  type ChangeSetEntry,
  type DomainEvent,
  event,
  type NewPage,
  type NewPhase,
  type NewReviewComment,
  type NewTask,
  type Page,
  type Phase,
  type Task,
} from "@signalbox/contracts";
import type { Repositories } from "../../db/repositories/unit-of-work.ts";
import { changesOf } from "../../domain/changed-fields.ts";
import { taskCreated, taskUpdated } from "../tasks/task-events.ts";
import { type Attached, type PlanState, phaseEdgeOf, rowOf, taskEdgeOf } from "./plan-states.ts";

/** Takes one entry back, and says what happened to the row by it. */
export async function takeBack(tx: Repositories, entry: ChangeSetEntry): Promise<DomainEvent[]> {
  const { action, entityId, previousState } = entry;
  if (action === "create") return removeRow(tx, entry);
  if (previousState === null) return [];
  if (entry.entityType === "task")
    return action === "update" ? updateTaskBack(tx, entityId, previousState) : restoreTask(tx, previousState);
  if (entry.entityType === "phase")
    return action === "update" ? updatePhaseBack(tx, entityId, previousState) : restorePhase(tx, previousState);
  if (entry.entityType === "page")
    return action === "update" ? updatePageBack(tx, entityId, previousState) : restorePage(tx, previousState);
  return addEdge(tx, entry);
}

async function removeRow(tx: Repositories, { entityType, entityId, newState }: ChangeSetEntry): Promise<DomainEvent[]> {
  const row = rowOf<Task & Phase & Page>(newState ?? {});
  if (entityType === "task") {
    await tx.tasks.delete(entityId);
    return [event("task.deleted", entityId, { name: row.name, phaseId: row.phaseId, initiativeId: row.initiativeId, subtasks: 0 })];
  }
  if (entityType === "phase") {
    await tx.phases.delete(entityId);
    return [event("phase.deleted", entityId, { initiativeId: row.initiativeId, name: row.name, tasks: 0 })];
  }
  if (entityType === "page") {
    await tx.pages.delete(entityId);
    return [event("page.deleted", entityId, { initiativeId: row.initiativeId, title: row.title, subpages: 0 })];
  }
  return removeEdge(tx, entityType, entityId);
}

async function removeEdge(tx: Repositories, type: "task_dependency" | "phase_dependency", id: string): Promise<DomainEvent[]> {
  if (type === "task_dependency") {
    const { taskId, dependsOnTaskId } = taskEdgeOf(id);
    await tx.tasks.deleteDependency(taskId, dependsOnTaskId);
    return [event("task.dependencyRemoved", taskId, { dependsOnTaskId })];
  }
  const { phaseId, dependsOnPhaseId } = phaseEdgeOf(id);
  await tx.phases.deleteDependency(phaseId, dependsOnPhaseId);
  return [event("phase.dependencyRemoved", phaseId, { dependsOnPhaseId })];
}

async function addEdge(tx: Repositories, { entityType, entityId }: ChangeSetEntry): Promise<DomainEvent[]> {
  if (entityType === "task_dependency") {
    const { taskId, dependsOnTaskId } = taskEdgeOf(entityId);
    await tx.tasks.createDependency(taskId, dependsOnTaskId);
    return [event("task.dependencyAdded", taskId, { dependsOnTaskId })];
  }
  const { phaseId, dependsOnPhaseId } = phaseEdgeOf(entityId);
  await tx.phases.createDependency(phaseId, dependsOnPhaseId);
  return [event("phase.dependencyAdded", phaseId, { dependsOnPhaseId })];
}

async function updateTaskBack({ tasks }: Repositories, id: string, state: PlanState): Promise<DomainEvent[]> {
  const before = await tasks.findById(id);
  const { phaseId, initiativeId, parentTaskId, name, description, category, priority, status, order, summary, retryCount } =
    rowOf<Task>(state);
  const place = { phaseId, initiativeId, parentTaskId };
  const after = await tasks.update(id, { ...place, name, description, category, priority, status, order, summary, retryCount });
  if (before === null) return [];
  return [...taskUpdated(before, after), ...statusEvents(before, after)];
}

/** A change set changes the status of a task only by adding to or taking from the subtasks of its parent. */
function statusEvents({ status: from }: Task, { id, status }: Task): DomainEvent[] {
  if (from === status) return [];
  return [status === "completed" ? event("task.completed", id, { from }) : event("task.reopened", id, { from })];
}

async function updatePhaseBack({ phases }: Repositories, id: string, state: PlanState): Promise<DomainEvent[]> {
  const before = await phases.findById(id);
  const { name, content, status, mergeBase } = rowOf<Phase>(state);
  const after = await phases.update(id, { name, content, status, mergeBase });
  const changes = before && changesOf(before, after, { shown: ["name", "status"], hidden: ["content", "mergeBase"] });
  return changes ? [event("phase.updated", id, changes)] : [];
}

/** The text is as before, in a new revision: whoever still edits the one in between must not save over it unnoticed. */
async function updatePageBack({ pages }: Repositories, id: string, state: PlanState): Promise<DomainEvent[]> {
  const before = await pages.findById(id);
  const { title, content, parentPageId, sortOrder } = rowOf<Page>(state);
  const after = await pages.update(id, { title, content, parentPageId, sortOrder });
  if (before === null) return [];
  const { revision } = after;
  const said = changesOf(before, after, { shown: ["title"], hidden: ["content"] });
  const moved = changesOf(before, after, { shown: ["parentPageId", "sortOrder"] });
  return [
    ...(said ? [event("page.saved", id, { revision, ...said })] : []),
    ...(moved ? [event("page.moved", id, { parentPageId: { before: before.parentPageId, after: after.parentPageId }, ...moved })] : []),
  ];
}

async function restoreTask(tx: Repositories, state: PlanState): Promise<DomainEvent[]> {
  const task = await tx.tasks.create(rowOf<NewTask>(state));
  const { issueIds = [], agentIds = [] } = attachedTo(state);
  // What was given another task since keeps that one.
  for (const issue of await tx.issues.findByIds(issueIds)) if (issue.taskId === null) await tx.issues.update(issue.id, { taskId: task.id });
  for (const id of agentIds) {
    const agent = await tx.agents.findById(id);
    if (agent?.taskId === null) await tx.agents.update(id, { taskId: task.id });
  }
  return [taskCreated(task)];
}

async function restorePhase(tx: Repositories, state: PlanState): Promise<DomainEvent[]> {
  const { id, initiativeId, name, status } = await tx.phases.create(rowOf<NewPhase>(state));
  for (const comment of attachedTo(state).comments ?? []) await tx.reviewComments.create(rowOf<NewReviewComment>(comment));
  return [event("phase.created", id, { initiativeId, name, status })];
}

async function restorePage({ pages }: Repositories, state: PlanState): Promise<DomainEvent[]> {
  const { id, initiativeId, parentPageId, title } = await pages.create(rowOf<NewPage>(state));
  return [event("page.created", id, { initiativeId, parentPageId, title })];
}

export const attachedTo = (state: PlanState | null): Attached => (state?.attached as Attached | undefined) ?? {};
