import { agentWords, statusOfAgent } from "../../data/status-of.ts";
import { StatusLabel } from "../../ui/status.tsx";
import { Age } from "../../ui/time.tsx";
import type { AgentRow } from "./agent-list.ts";
import type { AgentFacts } from "./use-agent-facts.ts";

const columns =
  "grid items-center gap-x-3 px-4 grid-cols-[128px_minmax(96px,150px)_minmax(0,3fr)_44px] min-[1200px]:grid-cols-[128px_130px_minmax(0,3fr)_minmax(0,1.8fr)_minmax(0,1.2fr)_minmax(0,1.8fr)_minmax(0,4fr)_44px]";
const wideOnly = "hidden truncate text-muted min-[1200px]:block";

/** The same columns as the rows. */
export function AgentColumns() {
  return (
    <div aria-hidden className={`${columns} border-b border-line py-1 text-meta text-muted max-[901px]:hidden`}>
      <span>State</span>
      <span>Agent</span>
      <span>Task</span>
      <span className={wideOnly}>Initiative</span>
      <span className={wideOnly}>Runs on</span>
      <span className={wideOnly}>Worktree</span>
      <span className={wideOnly}>Last line</span>
      <span className="text-right">Silent</span>
    </div>
  );
}

interface AgentLineProps {
  readonly agent: AgentRow;
  readonly facts: AgentFacts;
  readonly isNarrow: boolean;
}

const exitOf = ({ exitCode, status }: AgentRow) => (exitCode === null || status === "running" ? null : `exit ${exitCode}`);

const said = (agent: AgentRow, { lastLine }: AgentFacts) => [exitOf(agent), lastLine].filter(Boolean).join(" · ");

export function AgentLine({ agent, facts, isNarrow }: AgentLineProps) {
  const label = <StatusLabel status={statusOfAgent(agent)} word={agentWords[agent.status]} />;
  const matter = (agent.status === "crashed" ? null : facts.task) ?? (said(agent, facts) || facts.task) ?? "No task";
  if (isNarrow)
    return (
      <div className="flex h-full flex-col justify-center px-4">
        <div className="flex items-center gap-2">
          {label}
          <span className="truncate font-medium">{agent.name}</span>
          <Age since={facts.heardAt} className="ml-auto text-meta text-muted" />
        </div>
        <span className="truncate text-meta text-muted">{matter}</span>
      </div>
    );
  return (
    <div className={`${columns} h-full`}>
      <span>{label}</span>
      <span className="truncate font-medium">{agent.name}</span>
      <span className="truncate">{facts.task ?? <span className="text-muted">No task</span>}</span>
      <span className={wideOnly}>{facts.initiative}</span>
      <span className={wideOnly}>{[agent.provider, facts.account].filter(Boolean).join(" · ")}</span>
      <span className={wideOnly}>{agent.worktreeId}</span>
      <span className={`${wideOnly} font-mono text-meta`}>{said(agent, facts)}</span>
      <Age since={facts.heardAt} className="text-right text-muted" />
    </div>
  );
}
