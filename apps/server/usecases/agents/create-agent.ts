import type { Agent, NewAgent } from "@signalbox/contracts";
import { userCommand } from "../access/require-user.ts";
import { agentCreated } from "./agent-events.ts";

/** The server runs in its worktree, signals its process and hands it an account. */
export const createAgent = userCommand("agent.create", "add an agent", async (tx, input: NewAgent, { emit }): Promise<Agent> => {
  const agent = await tx.agents.create(input);
  emit(agentCreated(agent));
  return agent;
});
