import { Link } from "@tanstack/react-router";
import { statusOfInitiative } from "../../data/status-of.ts";
import { StatusLabel } from "../../ui/status.tsx";
import { initiativeWords } from "../initiative/initiative-actions.ts";
import { type InitiativeSummary, progressOf } from "./of-project.ts";

const cell = "h-8 border-b border-line px-2 first:pl-4 last:pr-4";
const number = `${cell} text-right text-muted max-[901px]:hidden`;

export function InitiativesTable({ initiatives }: { readonly initiatives: readonly InitiativeSummary[] }) {
  return (
    <table className="w-full border-collapse">
      <thead className="text-left text-meta text-muted">
        <tr>
          <th scope="col" className={`${cell} w-2/5 font-normal`}>
            Initiative
          </th>
          <th scope="col" className={`${cell} font-normal max-[600px]:hidden`}>
            State
          </th>
          <th scope="col" className={`${cell} font-normal`}>
            Tasks done
          </th>
          {["Phases", "Ready", "Running", "In review", "Blocked"].map((title) => (
            <th key={title} scope="col" className={`${number} font-normal`}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {initiatives.map((initiative) => (
          <InitiativeRow key={initiative.id} initiative={initiative} />
        ))}
      </tbody>
    </table>
  );
}

function InitiativeRow({ initiative }: { readonly initiative: InitiativeSummary }) {
  const { phases, tasks } = initiative;
  const { done, total } = progressOf(initiative);
  return (
    <tr className="hover:bg-panel">
      <th scope="row" className={`${cell} max-w-0 text-left font-medium`}>
        <Link
          to="/i/$initiativeId"
          params={{ initiativeId: initiative.id }}
          title={initiative.name}
          className="block truncate rounded leading-6 hover:underline"
        >
          {initiative.name}
        </Link>
      </th>
      <td className={`${cell} max-[600px]:hidden`}>
        <StatusLabel status={statusOfInitiative(initiative)} word={initiativeWords[initiative.status]} />
      </td>
      <td className={cell}>
        <span className="flex items-center gap-2">
          <span aria-hidden className="h-1.5 w-24 rounded-full bg-line max-[600px]:hidden">
            <span className="block h-full rounded-full bg-done" style={{ width: `${(100 * done) / Math.max(1, total)}%` }} />
          </span>
          <span className="whitespace-nowrap text-muted">
            {done} of {total}
          </span>
        </span>
      </td>
      <td className={number}>
        {phases.completed} of {phases.total}
      </td>
      {[tasks.ready, tasks.running, tasks.review, tasks.blocked].map((count, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the columns never change
        <td key={index} className={number}>
          {count}
        </td>
      ))}
    </tr>
  );
}
