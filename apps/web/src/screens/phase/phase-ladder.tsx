import { clsx } from "clsx";
import type { OutlineTask, PhaseRow } from "../../data/outline.ts";
import { CommandButton } from "../../ui/button.tsx";
import { ladderOf, rungs } from "./ladder.ts";

interface PhaseLadderProps {
  readonly phase: PhaseRow;
  readonly tasks: readonly OutlineTask[];
}

/** Plan, run, review, merge: where the phase is, and the one thing to do about it. */
export function PhaseLadder({ phase, tasks }: PhaseLadderProps) {
  const { at, next, words } = ladderOf(phase.status, tasks);
  const isOver = phase.status === "completed";
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1.5 border-b border-line bg-panel px-4 py-2">
      <ol aria-label="Steps of the phase" className="flex flex-wrap items-center gap-x-1.5">
        {rungs.map((rung, index) => {
          const isPast = index < at || isOver;
          return (
            <li key={rung} aria-current={index === at ? "step" : undefined} className="flex items-center gap-1.5">
              {index > 0 && (
                <span aria-hidden className="text-faint">
                  →
                </span>
              )}
              <span className={clsx("rounded px-1.5", index === at ? "bg-selected font-semibold text-accent" : "text-muted")}>
                {rung}
                {isPast && <span className="sr-only"> (done)</span>}
                {isPast && <span aria-hidden> ✓</span>}
              </span>
            </li>
          );
        })}
      </ol>
      <p className="min-w-0 text-muted">{words}</p>
      {next !== null && <CommandButton id={next} kind="primary" className="ml-auto" />}
    </div>
  );
}
