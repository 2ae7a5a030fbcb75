import { useNavigate } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import type { Outline } from "../../data/outline.ts";
import { Button } from "../../ui/button.tsx";
import { Empty } from "../../ui/states.tsx";
import { PlanGraph } from "./plan-graph.tsx";
import { initiativePlan } from "./plan-nodes.ts";
import { WavesList } from "./waves-list.tsx";

/** The phases of an initiative as a graph or, for keyboard and screen reader, as waves; its tasks where phases would show nothing. */
export function InitiativeGraph({ outline }: { readonly outline: Outline }) {
  const { kind, nodes, edges } = useMemo(() => initiativePlan(outline), [outline]);
  const [asWaves, setAsWaves] = useState(false);
  const [active, setActive] = useState<string | null>(null);
  const navigate = useNavigate();
  if (nodes.length === 0) return <Empty command="create.task">The graph shows what waits for what, once there are phases or tasks.</Empty>;
  const open = (id: string) =>
    void (kind === "phases"
      ? navigate({ to: "/ph/$phaseId", params: { phaseId: id } })
      : navigate({ to: "/t/$taskId", params: { taskId: id } }));
  const peek = (id: string) => void navigate({ to: ".", search: (now: Record<string, unknown>) => ({ ...now, peek: `task:${id}` }) });
  const shown = { nodes, edges, onOpen: open, ...(kind === "tasks" && { onPeek: peek }), onActive: setActive };
  const label = `${kind === "phases" ? "Phases" : "Tasks"} of ${outline.initiative.name}`;
  return (
    <div className="flex h-full min-h-0 flex-col">
      <fieldset aria-label="Show as" className="flex gap-1 px-4 py-1.5">
        <Button
          kind="quiet"
          aria-pressed={!asWaves}
          onClick={() => setAsWaves(false)}
          className="aria-pressed:bg-selected aria-pressed:text-fg"
        >
          Graph
        </Button>
        <Button
          kind="quiet"
          aria-pressed={asWaves}
          onClick={() => setAsWaves(true)}
          className="aria-pressed:bg-selected aria-pressed:text-fg"
        >
          Waves
        </Button>
      </fieldset>
      <div className="min-h-0 grow">
        {asWaves ? <WavesList {...shown} label={`${label} in waves`} activeKey={active} /> : <PlanGraph {...shown} label={label} />}
      </div>
    </div>
  );
}
