import type { DomainEvent } from "@signalbox/contracts";
import type { Repositories } from "../../db/repositories/unit-of-work.ts";
import { agentUpdated } from "../agents/agent-events.ts";

/** An external claimer is free again when its task ends or is taken back. Agents that the server runs have a life of their own. */
export async function releaseAgent({ agents }: Pick<Repositories, "agents">, taskId: string): Promise<DomainEvent[]> {
  const agent = await agents.findByTaskId(taskId);
  if (agent?.provider !== "external" || agent.status !== "running") return [];
  return agentUpdated(agent, await agents.update(agent.id, { status: "idle" }));
}
