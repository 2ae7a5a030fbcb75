import type { Agent, NewAgent } from "@signalbox/contracts";
import { userCommand } from "../access/require-user.ts";

/** The server runs in its worktree, signals its process and hands it an account. */
export const createAgent = userCommand("agent.create", "add an agent", (tx, agent: NewAgent): Promise<Agent> => tx.agents.create(agent));
