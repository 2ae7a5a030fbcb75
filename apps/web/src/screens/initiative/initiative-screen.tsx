import { getRouteApi } from "@tanstack/react-router";
import { lazy, Suspense, useDeferredValue } from "react";
import { type Outline, useOutline } from "../../data/outline.ts";
import { CommandButton } from "../../ui/button.tsx";
import { PageFrame } from "../../ui/page-frame.tsx";
import { Empty, QueryPanel, Skeleton } from "../../ui/states.tsx";
import { BoardView } from "./board-view.tsx";
import { InitiativeHeader } from "./initiative-header.tsx";
import { ListView } from "./list-view.tsx";
import { useFilter } from "./use-filter.ts";

const route = getRouteApi("/i/$initiativeId");

const InitiativeGraph = lazy(() => import("../graph/initiative-graph.tsx").then((module) => ({ default: module.InitiativeGraph })));

export function InitiativeScreen() {
  const { initiativeId } = route.useParams();
  const query = useOutline(initiativeId);
  if (query.data === undefined)
    return (
      <PageFrame title="Initiative">
        <QueryPanel query={query} what="the initiative" loading={<Skeleton rows={16} />}>
          {() => null}
        </QueryPanel>
      </PageFrame>
    );
  return <Loaded key={initiativeId} query={query} outline={query.data} />;
}

interface LoadedProps {
  readonly query: ReturnType<typeof useOutline>;
  readonly outline: Outline;
}

function Loaded({ query, outline }: LoadedProps) {
  const { view = "list" } = route.useSearch();
  const filter = useFilter();
  // The typed letter is painted before ten thousand titles are asked.
  const deferred = useDeferredValue(filter.text);
  return (
    <InitiativeHeader outline={outline} view={view} filter={filter}>
      <QueryPanel query={query} what="the initiative">
        {() => (isEmpty(outline) ? <EmptyPlan /> : <View outline={outline} view={view} filter={deferred} />)}
      </QueryPanel>
    </InitiativeHeader>
  );
}

const isEmpty = ({ phases, tasks }: Outline) => phases.length === 0 && tasks.length === 0;

function View({
  outline,
  view,
  filter,
}: {
  readonly outline: Outline;
  readonly view: "list" | "graph" | "board";
  readonly filter: string;
}) {
  if (view === "board") return <BoardView outline={outline} filter={filter} />;
  if (view === "list") return <ListView outline={outline} filter={filter} />;
  return (
    <Suspense fallback={<Skeleton />}>
      <InitiativeGraph outline={outline} />
    </Suspense>
  );
}

function EmptyPlan() {
  return (
    <Empty
      action={
        <div className="flex gap-2">
          <CommandButton id="initiative.createPhase" kind="primary" />
          <CommandButton id="create.task" />
        </div>
      }
    >
      This initiative has no plan yet: phases say what comes after what, tasks are what agents work on.
    </Empty>
  );
}
