import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { client, trpc } from "../../api/trpc.ts";
import { agentWords } from "../../data/status-of.ts";
import { usePages } from "../../data/use-pages.ts";
import { Button, CommandButton } from "../../ui/button.tsx";
import { PageFrame, TabLinks } from "../../ui/page-frame.tsx";
import { RowList } from "../../ui/row-list.tsx";
import { Empty, QueryPanel } from "../../ui/states.tsx";
import { useNarrow } from "../../ui/use-narrow.ts";
import { type AgentRow, type AgentState, agentStates, countStates, parseAgentState, shownAgents } from "./agent-list.ts";
import { AgentColumns, AgentLine } from "./agent-row.tsx";
import { useAgentFacts } from "./use-agent-facts.ts";

const route = getRouteApi("/agents");
const stateWords: Readonly<Record<AgentState, string>> = { ...agentWords, dismissed: "Dismissed" };

export function AgentsScreen() {
  const state = parseAgentState(route.useSearch().state);
  const pages = usePages({
    key: trpc.agents.list.pathKey(),
    read: (after) => client.agents.list.query({ limit: 200, ...(after && { after }) }),
  });
  const counts = countStates(pages.items);
  const link = (to: AgentState | undefined) => ({ to: "/agents", search: to === undefined ? {} : { state: to } }) as const;
  const all = pages.items.length - (counts.get("dismissed") ?? 0);
  return (
    <PageFrame
      title="Agents"
      actions={<CommandButton id="list.open" />}
      bar={
        <TabLinks
          label="States of agents"
          items={[
            { label: "All", link: link(undefined), current: state === undefined, count: all },
            ...agentStates
              .filter((each) => each === state || counts.has(each))
              .map((each) => ({ label: stateWords[each], link: link(each), current: state === each, count: counts.get(each) ?? 0 })),
          ]}
        />
      }
    >
      <QueryPanel query={pages.query} what="the agents" isEmpty={(agents) => agents.length === 0} empty={<NoAgents />}>
        {(agents) => (
          <div className="flex h-full flex-col">
            <AgentColumns />
            <AgentList agents={shownAgents(agents, state)} word={state && stateWords[state]} />
            {pages.hasMore && (
              <div className="border-t border-line px-4 py-2">
                <Button onClick={() => pages.more()} disabled={pages.isReadingMore}>
                  {pages.isReadingMore ? "Loading…" : "Load more agents"}
                </Button>
              </div>
            )}
          </div>
        )}
      </QueryPanel>
    </PageFrame>
  );
}

function AgentList({ agents, word }: { readonly agents: readonly AgentRow[]; readonly word: string | undefined }) {
  const navigate = useNavigate();
  const isNarrow = useNarrow();
  const factsOf = useAgentFacts(agents);
  const [active, setActive] = useState<string | null>(null);
  const clicked = useRef<string | null>(null);
  const open = (id: string | null) => id !== null && navigate({ to: "/agents/$agentId", params: { agentId: id } });
  if (agents.length === 0) return <Empty>No agent of those loaded is in the state “{word ?? "not dismissed"}”.</Empty>;
  return (
    // A row is clicked to open it; the keyboard does it by the command of lists.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <div
      className="flex min-h-0 grow flex-col"
      onClick={({ target }) => target instanceof Element && target.closest("[role=option]") !== null && void open(clicked.current)}
    >
      <RowList
        label="Agents"
        items={agents}
        keyOf={({ id }) => id}
        rowHeight={isNarrow ? 52 : 32}
        activeKey={active ?? agents[0]?.id ?? null}
        onActive={(id) => {
          clicked.current = id;
          setActive(id);
        }}
        onOpen={({ id }) => open(id)}
        renderRow={(agent) => <AgentLine agent={agent} facts={factsOf(agent)} isNarrow={isNarrow} />}
        className="grow"
      />
    </div>
  );
}

function NoAgents() {
  return (
    <Empty>
      Agents are the workers: each takes one task in a worktree of its own, and its log, questions and end stand here. An agent appears when
      it claims a task: by the tool <code className="font-mono">claim_task</code> of the MCP server (
      <code className="font-mono">claude mcp add signalbox -- signalbox mcp</code>, see docs/mcp.md), or by{" "}
      <code className="font-mono">signalbox claim --agent NAME</code> in a terminal.
    </Empty>
  );
}
