import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { trpc } from "../../api/trpc.ts";
import { agentWords, statusOfAgent, statusOfPhase } from "../../data/status-of.ts";
import { moveTask } from "../../data/task-actions.ts";
import { Button } from "../../ui/button.tsx";
import { Menu, MenuItem } from "../../ui/menu.tsx";
import { StatusLabel, StatusMark } from "../../ui/status.tsx";
import { Age } from "../../ui/time.tsx";
import { CategoryMenu, PriorityMenu, StateMenu } from "./task-steps.tsx";
import { type PartProps, useNames } from "./use-task.ts";

const link = "min-w-0 rounded break-words text-accent hover:underline";

/** What the task is, beside its text. */
export function Properties(props: PartProps & { readonly onTake: () => void }) {
  const { task, outline } = props;
  const { nameOf } = useNames(outline, task.parentTaskId === null ? [] : [task.parentTaskId]);
  return (
    <dl className="grid grid-cols-[88px_minmax(0,1fr)] gap-y-0.5 border-b border-line px-4 py-2">
      <Row name="State">
        <StateMenu {...props} />
      </Row>
      <Row name="Agent">
        <AgentLink taskId={task.id} />
      </Row>
      <Row name="Priority">
        <PriorityMenu {...props} />
      </Row>
      <Row name="Category">
        <CategoryMenu {...props} />
      </Row>
      <Row name="Phase">
        <PhaseOf {...props} />
      </Row>
      {task.initiativeId !== null && (
        <Row name="Initiative">
          <Link to="/i/$initiativeId" params={{ initiativeId: task.initiativeId }} className={link}>
            {outline?.initiative.name ?? "…"}
          </Link>
        </Row>
      )}
      {task.parentTaskId !== null && (
        <Row name="Part of">
          <Link to="/t/$taskId" params={{ taskId: task.parentTaskId }} className={link}>
            {nameOf(task.parentTaskId)}
          </Link>
        </Row>
      )}
      <Row name="Changed">
        <span className="text-muted">
          <Age since={task.updatedAt} /> · made <Age since={task.createdAt} />
        </span>
      </Row>
    </dl>
  );
}

function Row({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="py-1 text-muted">{name}</dt>
      <dd className="flex min-h-7 min-w-0 flex-wrap items-center gap-x-2">{children}</dd>
    </>
  );
}

function AgentLink({ taskId }: { readonly taskId: string }) {
  const { data: agent } = useQuery(trpc.agents.byTask.queryOptions({ taskId }));
  if (agent === undefined) return null;
  if (agent === null) return <span className="text-muted">Nobody has had it</span>;
  return (
    <>
      <Link to="/agents/$agentId" params={{ agentId: agent.id }} className={link}>
        {agent.name}
      </Link>
      <StatusLabel status={statusOfAgent(agent)} word={agentWords[agent.status]} />
    </>
  );
}

function PhaseOf({ task, ui, outline }: PartProps) {
  const phase = outline?.phases.find(({ id }) => id === task.phaseId);
  const move = (phaseId: string | null) => moveTask(task, { phaseId }, { phaseId: task.phaseId });
  return (
    <>
      {phase ? (
        <Link to="/ph/$phaseId" params={{ phaseId: phase.id }} className={link}>
          {phase.name}
        </Link>
      ) : (
        <span className="text-muted">{task.phaseId === null ? "None" : "…"}</span>
      )}
      {outline && (
        <Menu
          open={ui.opened === "phase"}
          onOpenChange={(open) => ui.show(open ? "phase" : null)}
          trigger={
            <Button kind="quiet" aria-label="Move to a phase" className="text-muted">
              Move
            </Button>
          }
        >
          {outline.phases.map((each) => (
            <MenuItem
              key={each.id}
              disabled={each.id === task.phaseId}
              icon={<StatusMark status={statusOfPhase(each)} label={null} />}
              onSelect={() => void move(each.id)}
            >
              {each.name}
            </MenuItem>
          ))}
          <MenuItem disabled={task.phaseId === null} onSelect={() => void move(null)}>
            Without a phase
          </MenuItem>
        </Menu>
      )}
    </>
  );
}
