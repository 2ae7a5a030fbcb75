import { type Agent, DomainError, type Task } from "@signalbox/contracts";
import { requireFound } from "../usecases/access/require-found.ts";
import { getTask } from "../usecases/tasks/get-task.ts";
import type { ToolScope } from "./tool.ts";

export interface Work {
  readonly task: Task;
  /** Who holds the task. */
  readonly agent: Agent | null;
}

/** The agent that calls, or null when a person does. */
export async function callingAgent({ app, context: { actor } }: ToolScope): Promise<Agent | null> {
  return actor.type === "agent" ? requireFound(await app.store.reads.agents.findById(actor.id), "agent", actor.id) : null;
}

/** The task the call is about, and whoever holds it. A person names the task; an agent's is the one it holds, and no other. */
export async function workOf(scope: ToolScope, taskId: string | undefined): Promise<Work> {
  const { reads } = scope.app.store;
  const self = await callingAgent(scope);
  const id = taskId ?? self?.taskId;
  if (!id) throw self ? holdsNothing(self) : unnamed();
  const agent = await reads.agents.findByTaskId(id);
  if (self && (self.taskId !== id || agent?.id !== self.id)) throw notYours(self, id);
  return { task: await getTask(reads, id), agent };
}

const holdsNothing = ({ id, name }: Agent) =>
  new DomainError("REFUSED", `You (${name}) hold no task. Take one with claim_task first.`, { details: { entity: "agent", id } });

const unnamed = () => new DomainError("INVALID", "Say which task it is about: its id, as task.", { details: { field: "task" } });

function notYours({ id, name, taskId }: Agent, asked: string): DomainError {
  const held = taskId === null || taskId === asked ? "you hold none now" : `yours is ${taskId}`;
  return new DomainError("FORBIDDEN", `You (${name}) may do that only to the task you hold: not to ${asked}; ${held}.`, {
    details: { entity: "task", id: asked, actorId: id },
  });
}
