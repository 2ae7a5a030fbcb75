import { type Agent, DomainError, type DomainEvent, event, type Task } from "@signalbox/contracts";
import type { Repositories } from "../../db/repositories/unit-of-work.ts";
import { agentName } from "../../domain/agent-name.ts";
import { nextStatus } from "../../domain/task-status.ts";
import { requireFound } from "../access/require-found.ts";
import { agentCreated, agentUpdated } from "../agents/agent-events.ts";
import { type CommandContext, type CommandScope, command } from "../command.ts";
import { getTask } from "./get-task.ts";

export interface ClaimTask {
  /** This task; without it, the first ready one. */
  readonly id?: string | undefined;
  readonly initiativeId?: string | undefined;
  /** The name under which an external claimer has claimed before; a new one is made up otherwise. */
  readonly agentName?: string | undefined;
  /** Where the claimer works. */
  readonly worktree?: string | undefined;
}

export interface ClaimedTask {
  readonly task: Task;
  readonly agent: Agent;
}

/** Null when nothing is ready. Under any number of claimers at once no task is given twice, and none that is not ready. */
export const claimTask = command("task.claim", async (tx, input: ClaimTask, scope): Promise<ClaimedTask | null> => {
  const task = input.id === undefined ? await tx.tasks.claimNext({ initiativeId: input.initiativeId }) : await claimById(tx, input.id);
  if (task === null) return null;
  const { agent, happened } = await assignAgent(tx, task, { input, scope });
  scope.emit(event("task.claimed", task.id, { agentId: agent.id, agentName: agent.name }), ...happened);
  return { task, agent };
});

async function claimById(tx: Repositories, id: string): Promise<Task> {
  const claimed = await tx.tasks.claimById(id);
  if (claimed) return claimed;
  // It was not ready, so this throws with the reason; a task that became ready in between is claimed like any other.
  return tx.tasks.update(id, { status: nextStatus(await getTask(tx, id), "claim") });
}

/** An agent claims for itself. A person or a script claims for an external agent, under a name of its own or one made up. */
async function assignAgent(tx: Repositories, task: Task, { input, scope }: { input: ClaimTask; scope: CommandScope }): Promise<Assigned> {
  const work = { taskId: task.id, initiativeId: task.initiativeId, status: "running" } as const;
  const known = await findClaimer(tx, input, scope.context);
  if (known) {
    const agent = await tx.agents.update(known.id, work);
    return { agent, happened: agentUpdated(known, agent) };
  }
  const name = input.agentName ?? (await unusedName(tx, scope));
  const agent = await tx.agents.create({ ...work, name, provider: "external", worktreeId: input.worktree ?? "external" });
  return { agent, happened: [agentCreated(agent)] };
}

interface Assigned {
  readonly agent: Agent;
  readonly happened: readonly DomainEvent[];
}

async function findClaimer({ agents }: Repositories, { agentName }: ClaimTask, { actor }: CommandContext): Promise<Agent | null> {
  if (actor.type === "agent") return requireFound(await agents.findById(actor.id), "agent", actor.id);
  const known = agentName === undefined ? null : await agents.findByName(agentName);
  return known && requireExternal(known);
}

function requireExternal(agent: Agent): Agent {
  if (agent.provider === "external") return agent;
  throw new DomainError("REFUSED", `The agent ${agent.name} is run by Signalbox and gets its tasks from it; claim under another name.`, {
    details: { entity: "agent", field: "agentName", id: agent.id },
  });
}

async function unusedName({ agents }: Repositories, { app }: CommandScope): Promise<string> {
  const random = app.random();
  for (let attempt = 0; ; attempt++) {
    const name = agentName(random, attempt);
    if (!(await agents.findByName(name))) return name;
  }
}
