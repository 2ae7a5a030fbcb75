/** Which agents a list shows, and in which order. Pure. */
import type { Outputs } from "../../api/trpc.ts";
import { statusOfAgent } from "../../data/status-of.ts";
import { statuses } from "../../ui/status.tsx";

export type AgentRow = Outputs["agents"]["list"]["items"][number];

export const agentStates = ["waiting_for_input", "crashed", "running", "idle", "stopped", "dismissed"] as const;
export type AgentState = (typeof agentStates)[number];

/** Whoever was dismissed is that first of all. */
export const stateOf = (agent: Pick<AgentRow, "status" | "userDismissedAt">): AgentState =>
  agent.userDismissedAt === null ? agent.status : "dismissed";

export const parseAgentState = (text: string | undefined): AgentState | undefined => agentStates.find((state) => state === text);

export function countStates(agents: readonly AgentRow[]): ReadonlyMap<AgentState, number> {
  const counts = new Map<AgentState, number>();
  for (const agent of agents) counts.set(stateOf(agent), (counts.get(stateOf(agent)) ?? 0) + 1);
  return counts;
}

/** What needs somebody first; within a state what changed last. The dismissed show only when they are asked for. */
export function shownAgents(agents: readonly AgentRow[], state: AgentState | undefined): AgentRow[] {
  const rank = (agent: AgentRow) => statuses.indexOf(statusOfAgent(agent));
  return agents
    .filter((agent) => (state === undefined ? agent.userDismissedAt === null : stateOf(agent) === state))
    .toSorted((a, b) => rank(a) - rank(b) || b.updatedAt.localeCompare(a.updatedAt) || a.id.localeCompare(b.id));
}
