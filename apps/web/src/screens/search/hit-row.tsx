import { statusOfAgent, statusOfInitiative, statusOfPhase } from "../../data/status-of.ts";
import { KindIcon } from "../../shell/kind-icon.tsx";
import { type Status, StatusMark } from "../../ui/status.tsx";
import { type Hit, markIn } from "./group-hits.ts";

// The server answers the stored word of each kind; a task that is pending may be ready or not, which a hit does not tell.
const tasks: Readonly<Record<string, Status>> = {
  in_progress: "running",
  quality_review: "review",
  completed: "done",
  blocked: "blocked",
  cancelled: "cancelled",
  pending: "queued",
};
const errands: Readonly<Record<string, Status>> = { active: "running", merged: "done", abandoned: "cancelled" };

function statusOf({ kind, status }: Hit): Status | undefined {
  if (status === null) return undefined;
  if (kind === "task") return tasks[status];
  if (kind === "errand") return errands[status];
  if (kind === "agent") return statusOfAgent({ status: status as Parameters<typeof statusOfAgent>[0]["status"] });
  if (kind === "phase") return statusOfPhase({ status: status as Parameters<typeof statusOfPhase>[0]["status"] });
  if (kind === "initiative") return statusOfInitiative({ status: status as Parameters<typeof statusOfInitiative>[0]["status"] });
  return undefined;
}

function Marked({ text, wanted }: { readonly text: string; readonly wanted: string }) {
  const parts = markIn(text, wanted);
  if (parts === null) return text;
  return (
    <>
      {parts[0]}
      <mark className="rounded-sm bg-needs-tint text-inherit">{parts[1]}</mark>
      {parts[2]}
    </>
  );
}

interface HitRowProps {
  readonly hit: Hit;
  readonly wanted: string;
  /** In the first row of its kind. */
  readonly heading: string | null;
  readonly count: number;
}

export function HitRow({ hit, wanted, heading, count }: HitRowProps) {
  const status = statusOf(hit);
  return (
    <div className="flex h-full items-center gap-2.5 px-4 whitespace-nowrap">
      <span className="w-24 shrink-0 font-medium max-[901px]:hidden">
        {heading} {heading !== null && <span className="text-meta font-normal text-muted">{count}</span>}
      </span>
      {status === undefined ? <KindIcon kind={hit.kind} /> : <StatusMark status={status} label={null} />}
      <span className="max-w-[60%] shrink-0 truncate">
        <Marked text={hit.title} wanted={wanted} />
      </span>
      {hit.snippet !== null && (
        <span className="min-w-0 truncate text-meta text-muted">
          <Marked text={hit.snippet} wanted={wanted} />
        </span>
      )}
      <span className="ml-auto shrink-0 text-meta text-muted">
        {[hit.kind, hit.status?.replaceAll("_", " ")].filter(Boolean).join(" · ")}
      </span>
    </div>
  );
}
