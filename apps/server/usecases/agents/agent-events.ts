import { type Agent, type DomainEvent, event } from "@signalbox/contracts";
import { changesOf } from "../../domain/changed-fields.ts";

export const agentCreated = ({ id, name, provider, mode, status, taskId, initiativeId, accountId }: Agent): DomainEvent =>
  event("agent.created", id, { name, provider, mode, status, taskId, initiativeId, accountId });

const shown = ["name", "provider", "mode", "status", "taskId", "initiativeId", "accountId", "exitCode"] as const;
const hidden = ["sessionId", "worktreeId", "pid", "prompt", "outputFilePath", "result", "pendingQuestions"] as const;

/** None where nothing changed. */
export function agentUpdated(before: Agent, after: Agent): DomainEvent[] {
  const changes = changesOf(before, after, { shown, hidden });
  return changes ? [event("agent.updated", after.id, changes)] : [];
}
