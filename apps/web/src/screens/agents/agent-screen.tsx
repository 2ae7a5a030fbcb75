import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { trpc } from "../../api/trpc.ts";
import { agentWords, statusOfAgent } from "../../data/status-of.ts";
import { PageFrame, TabLinks } from "../../ui/page-frame.tsx";
import { QueryPanel } from "../../ui/states.tsx";
import { StatusLabel } from "../../ui/status.tsx";
import { AgentDetails } from "./details/agent-details.tsx";
import { LogView } from "./log/log-view.tsx";

const agentRoute = getRouteApi("/agents/$agentId");

export function AgentScreen() {
  const { agentId } = agentRoute.useParams();
  const { tab = "log" } = agentRoute.useSearch();
  const query = useQuery(trpc.agents.get.queryOptions({ id: agentId }));
  const agent = query.data;
  const task = useQuery({ ...trpc.tasks.get.queryOptions({ id: agent?.taskId ?? "" }), enabled: agent?.taskId != null });
  const tabLink = (next: "log" | "details") => ({ to: "/agents/$agentId", params: { agentId }, search: { tab: next } }) as const;
  return (
    <PageFrame
      title={agent?.name ?? "Agent"}
      crumbs={[{ label: "Agents", link: { to: "/agents" } }]}
      meta={
        agent && (
          <>
            <StatusLabel status={statusOfAgent(agent)} word={agentWords[agent.status]} />
            {agent.exitCode !== null && <span>exit {agent.exitCode}</span>}
            {task.data && (
              <Link to="/t/$taskId" params={{ taskId: task.data.id }} className="max-w-80 truncate rounded hover:text-fg hover:underline">
                {task.data.name}
              </Link>
            )}
          </>
        )
      }
      bar={
        <TabLinks
          label="Views of the agent"
          items={[
            { label: "Log", link: tabLink("log"), current: tab === "log" },
            { label: "Details", link: tabLink("details"), current: tab === "details" },
          ]}
        />
      }
    >
      <QueryPanel query={query} what="the agent">
        {(read) =>
          tab === "log" ? (
            <LogView key={agentId} agentId={agentId} name={read.name} isLive={read.status === "running" || read.status === "idle"} />
          ) : (
            <AgentDetails key={agentId} agent={read} />
          )
        }
      </QueryPanel>
    </PageFrame>
  );
}
