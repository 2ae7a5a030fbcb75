import type { Agent, AgentPatch } from "@signalbox/contracts";
import { requireSelf } from "../access/require-self.ts";
import { requireUser } from "../access/require-user.ts";
import { command } from "../command.ts";

/** What an agent may say of itself. Everything else the server executes or trusts. */
const ownFields = new Set(["status", "result", "pendingQuestions"]);

export interface UpdateAgent {
  readonly id: string;
  readonly patch: Omit<AgentPatch, "userDismissedAt">;
}

export const updateAgent = command("agent.update", async (tx, { id, patch }: UpdateAgent, { context }): Promise<Agent> => {
  requireSelf(context, id, "change an agent");
  const trusted = Object.entries(patch).flatMap(([field, value]) => (value === undefined || ownFields.has(field) ? [] : [field]));
  if (trusted.length > 0) requireUser(context, `set ${trusted.join(", ")} of an agent`);
  return tx.agents.update(id, patch);
});
