import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { clsx } from "clsx";
import { MessageSquare, MoreHorizontal } from "lucide-react";
import { type CSSProperties, useMemo, useRef, useState } from "react";
import { trpc } from "../../api/trpc.ts";
import { useCommand } from "../../commands/registry.ts";
import { type Outline, type PhaseRow, useOutline } from "../../data/outline.ts";
import { phaseWords, statusOfPhase } from "../../data/status-of.ts";
import { Button, CommandButton } from "../../ui/button.tsx";
import { Menu, MenuCommand } from "../../ui/menu.tsx";
import { PageFrame, TabLinks } from "../../ui/page-frame.tsx";
import { Empty, QueryPanel, Skeleton } from "../../ui/states.tsx";
import { StatusLabel } from "../../ui/status.tsx";
import { progressOf, tasksOfPhase } from "../graph/plan-nodes.ts";
import { TitleEditor } from "../initiative/title-editor.tsx";
import { DeletePhaseDialog } from "./delete-phase-dialog.tsx";
import { ladderOf, stepsOf } from "./ladder.ts";
import { PhaseAbout } from "./phase-about.tsx";
import { renamePhase } from "./phase-actions.ts";
import { PhaseLadder } from "./phase-ladder.tsx";
import { type PhaseView, PhaseViews } from "./phase-views.tsx";
import { usePhaseDeeds } from "./use-phase-deeds.ts";

const phaseRoute = getRouteApi("/ph/$phaseId");

export function PhaseScreen() {
  const { phaseId } = phaseRoute.useParams();
  const query = useQuery(trpc.phases.get.queryOptions({ id: phaseId }));
  if (query.data !== undefined) return <PhaseOfInitiative key={phaseId} phaseId={phaseId} initiativeId={query.data.initiativeId} />;
  return (
    <PageFrame title="Phase">
      <QueryPanel query={query} what="the phase">
        {() => null}
      </QueryPanel>
    </PageFrame>
  );
}

function PhaseOfInitiative({ phaseId, initiativeId }: { readonly phaseId: string; readonly initiativeId: string }) {
  const query = useOutline(initiativeId);
  const phase = query.data?.phases.find(({ id }) => id === phaseId);
  if (query.data !== undefined && phase !== undefined) return <PhasePage outline={query.data} phase={phase} />;
  return (
    <PageFrame title="Phase">
      <QueryPanel query={query} what="the plan that the phase belongs to" loading={<Skeleton rows={10} />}>
        {() => <Empty>This phase is no longer there.</Empty>}
      </QueryPanel>
    </PageFrame>
  );
}

interface PhasePageProps {
  readonly outline: Outline;
  readonly phase: PhaseRow;
}

function PhasePage({ outline, phase }: PhasePageProps) {
  const { view = "tasks", q = "", peek } = phaseRoute.useSearch();
  const tasks = useMemo(() => tasksOfPhase(outline, phase.id), [outline, phase.id]);
  const [renaming, setRenaming] = useState(false);
  usePhaseDeeds(phase, tasks);
  useCommand("phase.rename", () => setRenaming(true));
  const finish = (name: string | null) => {
    setRenaming(false);
    if (name !== null) void renamePhase(phase, name);
  };
  const hasAside = view !== "graph" && peek === undefined;
  const { id: initiativeId, name } = outline.initiative;
  return (
    <PageFrame
      title={phase.name}
      crumbs={[{ label: name, link: { to: "/i/$initiativeId", params: { initiativeId } } }]}
      meta={
        <>
          {renaming && <TitleEditor name={phase.name} onDone={finish} />}
          <StatusLabel status={statusOfPhase(phase)} word={phaseWords[phase.status]} />
          <span className="text-meta">{progressOf(tasks) ?? "no tasks"}</span>
        </>
      }
      actions={<Actions {...{ phase, tasks }} />}
      bar={<Bar view={view} question={q} />}
    >
      <div className={clsx("flex h-full flex-col", hasAside && "max-[901px]:h-auto")}>
        <PhaseLadder phase={phase} tasks={tasks} />
        <div className="flex min-h-0 grow max-[901px]:flex-col">
          <div
            className={clsx(
              "min-w-0 grow",
              hasAside && "border-line max-[901px]:h-[min(45vh,var(--rows))] max-[901px]:grow-0 max-[901px]:border-b",
            )}
            style={rowsHeight(view, tasks.length)}
          >
            <PhaseViews {...{ view, outline, tasks }} name={phase.name} question={q} />
          </div>
          {hasAside && (
            <div className="w-80 shrink-0 overflow-auto border-l border-line max-[901px]:w-auto max-[901px]:border-l-0">
              <PhaseAbout {...{ outline, phase }} />
            </div>
          )}
        </div>
      </div>
      <DeletePhaseDialog phase={phase} taskCount={tasks.length} />
    </PageFrame>
  );
}

/** A short list takes no more room than its rows. */
const rowsHeight = (view: PhaseView, tasks: number) =>
  ({ "--rows": view === "tasks" && tasks > 0 ? `${Math.max(3, tasks) * 32}px` : "45vh" }) as CSSProperties;

function Actions({ phase, tasks }: { readonly phase: PhaseRow; readonly tasks: Outline["tasks"] }) {
  const { next } = ladderOf(phase.status, tasks);
  const more = (
    <Button kind="quiet" icon={<MoreHorizontal size={16} aria-hidden />}>
      More
    </Button>
  );
  return (
    <>
      <CommandButton id="phase.refine" icon={<MessageSquare size={14} aria-hidden />} />
      <Menu trigger={more}>
        {stepsOf(phase.status, tasks)
          .filter((step) => step !== next)
          .map((step) => (
            <MenuCommand key={step} id={step} />
          ))}
        <MenuCommand id="phase.rename" />
        <MenuCommand id="phase.delete" />
      </Menu>
    </>
  );
}

const views: readonly (readonly [PhaseView, string])[] = [
  ["tasks", "Tasks"],
  ["waves", "Waves"],
  ["graph", "Graph"],
];

function Bar({ view, question }: { readonly view: PhaseView; readonly question: string }) {
  const { phaseId } = phaseRoute.useParams();
  const navigate = phaseRoute.useNavigate();
  const field = useRef<HTMLInputElement>(null);
  useCommand("filter.focus", () => field.current?.focus(), { enabled: view !== "graph" });
  const items = views.map(([each, label]) => ({
    label,
    current: each === view,
    link: { to: "/ph/$phaseId", params: { phaseId }, search: (now: Record<string, unknown>) => ({ ...now, view: each }) } as const,
  }));
  return (
    <>
      <TabLinks label="Views of the phase" items={items} />
      {view !== "graph" && (
        <input
          ref={field}
          type="search"
          aria-label="Filter the tasks"
          placeholder="Filter"
          value={question}
          onChange={(event) => void navigate({ search: (now) => ({ ...now, q: event.target.value || undefined }), replace: true })}
          className="ml-auto min-h-7 w-56 rounded-md border border-line-strong bg-raised px-2 max-[901px]:w-32"
        />
      )}
    </>
  );
}
