import type { Agent, AgentPatch } from "@signalbox/contracts";
import { requireFound } from "../access/require-found.ts";
import { requireSelf } from "../access/require-self.ts";
import { requireUser } from "../access/require-user.ts";
import { command } from "../command.ts";
import { agentUpdated } from "./agent-events.ts";

/** What an agent may say of itself. Everything else the server executes or trusts. */
const ownFields = new Set(["status", "result", "pendingQuestions"]);

export interface UpdateAgent {
  readonly id: string;
  readonly patch: Omit<AgentPatch, "userDismissedAt">;
}

export const updateAgent = command("agent.update", async (tx, { id, patch }: UpdateAgent, { context, emit }): Promise<Agent> => {
  requireSelf(context, id, "change an agent");
  const trusted = Object.entries(patch).flatMap(([field, value]) => (value === undefined || ownFields.has(field) ? [] : [field]));
  if (trusted.length > 0) requireUser(context, `set ${trusted.join(", ")} of an agent`);
  const before = requireFound(await tx.agents.findById(id), "agent", id);
  const after = await tx.agents.update(id, patch);
  emit(...agentUpdated(before, after));
  return after;
});
