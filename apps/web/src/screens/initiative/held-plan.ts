/** A plan whose rows keep their places while somebody is at them. Pure. */
import type { Outline, OutlineTask } from "../../data/outline.ts";

interface HeldPlan {
  readonly value: Outline;
  /** How many rows are new, gone or elsewhere than shown. */
  readonly moved: number;
}

const places = ["phaseId", "parentTaskId", "order"] as const;

/** The contents of `fresh` at the places of `shown`. */
export function holdPlaces(shown: Outline, fresh: Outline): HeldPlan {
  if (shown.initiative.id !== fresh.initiative.id) return { value: fresh, moved: 0 };
  const tasks = holdTasks(shown.tasks, fresh.tasks);
  const phases = holdPhases(shown.phases, fresh.phases);
  const moved = tasks.moved + phases.moved;
  return moved === 0 ? { value: fresh, moved } : { value: { ...fresh, tasks: tasks.rows, phases: phases.rows }, moved };
}

function holdTasks(shown: readonly OutlineTask[], fresh: readonly OutlineTask[]) {
  const byId = new Map(fresh.map((task) => [task.id, task]));
  let moved = 0;
  const rows = shown.map((old) => {
    const now = byId.get(old.id);
    byId.delete(old.id);
    if (now !== undefined && places.every((field) => now[field] === old[field])) return now;
    moved += 1;
    return now === undefined ? old : { ...now, phaseId: old.phaseId, parentTaskId: old.parentTaskId, order: old.order };
  });
  return { rows, moved: moved + byId.size };
}

function holdPhases(shown: Outline["phases"], fresh: Outline["phases"]) {
  const byId = new Map(fresh.map((phase) => [phase.id, phase]));
  let moved = 0;
  const rows = shown.map((old) => {
    const now = byId.get(old.id);
    byId.delete(old.id);
    if (now === undefined) moved += 1;
    return now ?? old;
  });
  return { rows, moved: moved + byId.size };
}
