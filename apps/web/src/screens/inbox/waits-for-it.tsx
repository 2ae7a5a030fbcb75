import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { trpc } from "../../api/trpc.ts";
import { phaseWords, statusOfPhase, statusOfTask } from "../../data/status-of.ts";
import { type Status, StatusLabel } from "../../ui/status.tsx";
import { blocksWords, type InboxItem, type Place } from "./inbox-item.ts";

const SHOWN = 8;

interface Waiter extends Place {
  readonly id: string;
  readonly status: Status;
  readonly word?: string;
}

/** What comes directly after it in the plan. */
function useWaiters({ refs, kind }: InboxItem): readonly Waiter[] {
  const ofPhase = kind === "phase_review";
  const taskId = refs.taskId ?? "";
  const phaseId = refs.phaseId ?? "";
  const tasks = useQuery(trpc.tasks.dependents.queryOptions({ id: taskId, limit: SHOWN }, { enabled: taskId !== "" })).data?.items;
  const phases = useQuery(trpc.phases.dependents.queryOptions({ id: phaseId, limit: SHOWN }, { enabled: ofPhase })).data?.items;
  if (ofPhase)
    return (phases ?? []).map((phase) => ({
      ...{ id: phase.id, label: phase.name, status: statusOfPhase(phase), word: phaseWords[phase.status] },
      link: { to: "/ph/$phaseId", params: { phaseId: phase.id } },
    }));
  return (tasks ?? []).map((task) => ({
    ...{ id: task.id, label: task.name, status: statusOfTask(task) },
    link: { to: "/t/$taskId", params: { taskId: task.id } },
  }));
}

export function WaitsForIt({ item }: { readonly item: InboxItem }) {
  const waiters = useWaiters(item);
  if (waiters.length === 0) return null;
  return (
    <section className="mt-8">
      <h3 className="text-title font-semibold">Waits for this</h3>
      <table className="mt-1 w-full table-fixed text-left">
        <thead className="text-meta text-muted">
          <tr className="border-b border-line">
            <th scope="col" className="py-1.5 pr-4 font-normal">
              {item.kind === "phase_review" ? "Phase" : "Task"}
            </th>
            <th scope="col" className="w-32 py-1.5 font-normal">
              State
            </th>
          </tr>
        </thead>
        <tbody>
          {waiters.map(({ id, label, link, status, word }) => (
            <tr key={id} className="border-b border-line">
              <td className="truncate py-1 pr-4">
                <Link {...link} title={label} className="leading-6 hover:underline">
                  {label}
                </Link>
              </td>
              <td className="py-1">
                <StatusLabel status={status} {...(word !== undefined && { word })} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {item.blocks > waiters.length && (
        <p className="mt-1.5 text-meta text-muted">With what waits for those it {blocksWords(item.blocks)}.</p>
      )}
    </section>
  );
}
