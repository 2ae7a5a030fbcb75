import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { trpc } from "../../api/trpc.ts";
import { linkOf } from "../../data/entity-link.ts";
import { QueryPanel, Skeleton } from "../../ui/states.tsx";
import { fullTime } from "../../ui/time.tsx";
import { allBlockers, becauseOf, blockersOf, placeOf, type Reason, withLocalTimes } from "./reasons.ts";
import { Section } from "./section.tsx";
import { TaskLine } from "./task-line.tsx";
import { type PartProps, useNames } from "./use-task.ts";

const AT_MOST = 20;

/** Why the task stands where it stands, and what to do about it, all the way down. */
export function Why({ task, outline, level }: PartProps & { readonly level: 2 | 3 }) {
  const query = useQuery(trpc.tasks.why.queryOptions({ id: task.id }));
  const { taskOf } = useNames(outline, query.data ? allBlockers(query.data.reasons) : []);
  return (
    <Section title="Why" level={level}>
      <QueryPanel query={query} what="why the task stands where it stands" loading={<Skeleton rows={2} />}>
        {({ reasons }) => <Reasons reasons={reasons} taskOf={taskOf} />}
      </QueryPanel>
    </Section>
  );
}

interface ReasonsProps {
  readonly reasons: readonly Reason[];
  readonly taskOf: ReturnType<typeof useNames>["taskOf"];
}

function Reasons({ reasons, taskOf }: ReasonsProps) {
  const shown = reasons.slice(0, AT_MOST);
  return (
    <ul className="flex flex-col gap-2">
      {shown.map((reason) => (
        <li key={[reason.kind, reason.taskId, ...blockersOf(reason), reason.message].join(" ")}>
          <OneReason reason={reason} taskOf={taskOf} />
        </li>
      ))}
      {reasons.length > AT_MOST && <li className="text-muted">And {reasons.length - AT_MOST} more.</li>}
    </ul>
  );
}

function OneReason({ reason, taskOf }: { readonly reason: Reason; readonly taskOf: ReasonsProps["taskOf"] }) {
  const because = becauseOf(reason);
  const blockers = blockersOf(reason);
  return (
    <>
      <p className="max-w-[75ch] break-words">{withLocalTimes(reason.message, fullTime)}</p>
      <p className="max-w-[75ch] break-words text-muted">{reason.remedy}</p>
      {blockers.slice(0, AT_MOST).map((id) => (
        <TaskLine key={id} id={id} task={taskOf(id)} />
      ))}
      {blockers.length > AT_MOST && <p className="text-muted">And {blockers.length - AT_MOST} more.</p>}
      <PlaceLink reason={reason} />
      {because.length > 0 && (
        <div className="mt-1 border-l border-line-strong pl-3">
          <p className="text-meta font-medium text-muted">because</p>
          <Reasons reasons={because} taskOf={taskOf} />
        </div>
      )}
    </>
  );
}

function PlaceLink({ reason }: { readonly reason: Reason }) {
  const place = placeOf(reason);
  if (place === null) return null;
  const link = place === "inbox" ? ({ to: "/inbox" } as const) : linkOf(place);
  if (link === null) return null;
  return (
    <Link {...link} className="inline-block min-h-6 rounded py-0.5 text-accent hover:underline">
      {place === "inbox" ? "Open the inbox" : place.words}
    </Link>
  );
}
