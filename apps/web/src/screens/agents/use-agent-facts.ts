import { useQuery } from "@tanstack/react-query";
import { type Outputs, trpc } from "../../api/trpc.ts";
import { useInitiativeNameMap, useTaskNames } from "../../data/use-names.ts";
import type { AgentRow } from "./agent-list.ts";
import { lastLineOf } from "./log/log-text.ts";

export interface AgentFacts {
  readonly task: string | null;
  readonly initiative: string | null;
  readonly account: string | null;
  readonly lastLine: string | null;
  /** When it last wrote or changed. */
  readonly heardAt: string;
}

const LOOK_MS = 5_000;
/** The last chunk of each is read, and a chunk may be long. */
const MOST_LOGS = 40;

type Logs = Outputs["logChunks"]["lastByAgents"];

/** The names behind the ids of rows, and the last word of those that work or have crashed. */
export function useAgentFacts(agents: readonly AgentRow[]): (agent: AgentRow) => AgentFacts {
  const taskNames = useTaskNames(agents.map(({ taskId }) => taskId));
  const accounts = useQuery({
    ...trpc.accounts.list.queryOptions({ limit: 200 }),
    enabled: agents.some(({ accountId }) => accountId !== null),
  });
  const speaking = agents.filter(({ status }) => status !== "stopped" && status !== "idle").slice(0, MOST_LOGS);
  const logs = useQuery({
    ...trpc.logChunks.lastByAgents.queryOptions({ agentIds: speaking.map(({ id }) => id).toSorted(), limit: 1 }),
    enabled: speaking.length > 0,
    placeholderData: (old) => old,
    refetchInterval: LOOK_MS,
  });
  const accountNames = new Map(accounts.data?.items.map(({ id, email }) => [id, email]));
  const initiativeNames = useInitiativeNameMap();
  return (agent) => ({
    task: taskNames.get(agent.taskId ?? "") ?? null,
    initiative: initiativeNames.get(agent.initiativeId ?? "") ?? null,
    account: accountNames.get(agent.accountId ?? "") ?? null,
    ...lastWordOf(agent, logs.data),
  });
}

function lastWordOf(agent: AgentRow, logs: Logs | undefined): Pick<AgentFacts, "lastLine" | "heardAt"> {
  const chunk = logs?.[agent.id]?.at(-1);
  if (chunk === undefined) return { lastLine: null, heardAt: agent.updatedAt };
  return { lastLine: lastLineOf(chunk.content), heardAt: [chunk.createdAt, agent.updatedAt].toSorted()[1] ?? agent.updatedAt };
}
