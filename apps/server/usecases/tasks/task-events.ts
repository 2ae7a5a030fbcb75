import { type DomainEvent, event, type Task } from "@signalbox/contracts";
import { changesOf } from "../../domain/changed-fields.ts";

export const taskCreated = ({ id, name, phaseId, initiativeId, parentTaskId, category, priority }: Task): DomainEvent =>
  event("task.created", id, { name, phaseId, initiativeId, parentTaskId, category, priority });

const shown = ["name", "category", "priority", "order", "phaseId", "initiativeId", "parentTaskId"] as const;
const hidden = ["description", "summary"] as const;

/** None where nothing changed. What happened to its status is an event of its own. */
export function taskUpdated(before: Task, after: Task): DomainEvent[] {
  const changes = changesOf(before, after, { shown, hidden });
  return changes ? [event("task.updated", after.id, changes)] : [];
}
