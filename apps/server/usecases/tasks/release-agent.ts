import type { Repositories } from "../../db/repositories/unit-of-work.ts";

/** An external claimer is free again when its task ends or is taken back. Agents that the server runs have a life of their own. */
export async function releaseAgent({ agents }: Pick<Repositories, "agents">, taskId: string): Promise<void> {
  const agent = await agents.findByTaskId(taskId);
  if (agent?.provider === "external" && agent.status === "running") await agents.update(agent.id, { status: "idle" });
}
