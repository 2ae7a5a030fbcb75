import { DomainError, type NewTask, type Phase, type Task, type TaskPatch } from "@signalbox/contracts";
import { priorityRank } from "../../../domain/readiness.ts";
import { gateway } from "./gateway.ts";
import type { Session } from "./session.ts";

/** What of a task's row follows from its phase and priority: its initiative, its phase order and its rank. */
export function taskPlacement(session: Session) {
  const phases = gateway(session, "phases", "phase");

  const getPhase = async (id: string) => {
    const phase = await phases.findById(id);
    if (!phase)
      throw new DomainError("REFUSED", `task: phaseId names the phase ${id}, which does not exist.`, {
        details: { entity: "task", field: "phaseId", id },
      });
    return phase;
  };

  return {
    ofNew: async (given: NewTask) => ({
      ...given,
      ...rank(given.priority ?? "medium"),
      ...inPhase(given, given.phaseId ? await getPhase(given.phaseId) : null),
    }),
    ofMany: async (given: readonly NewTask[]) => {
      const ids = [...new Set(given.flatMap((task) => task.phaseId ?? []))];
      const byId = new Map((await phases.findByIds(ids)).map((phase) => [phase.id, phase]));
      return given.map((task) => ({ ...task, ...rank(task.priority ?? "medium"), ...inPhase(task, byId.get(task.phaseId ?? "") ?? null) }));
    },
    ofChange: async (before: Task, patch: TaskPatch) => {
      const changes = { ...patch, ...(patch.priority && rank(patch.priority)) };
      const place = placeAfter(before, patch);
      return place ? { ...changes, ...place, ...inPhase(place, place.phaseId ? await getPhase(place.phaseId) : null) } : changes;
    },
  };
}

const rank = (priority: Task["priority"]) => ({ priorityRank: priorityRank(priority) });

interface Place {
  readonly phaseId: string | null | undefined;
  readonly initiativeId: string | null | undefined;
}

/** A phase brings its initiative; a task that leaves its initiative leaves the phase too, unless it is given one there. Null: it stays. */
function placeAfter(before: Task, { phaseId, initiativeId }: TaskPatch): Place | null {
  if (phaseId === undefined && initiativeId === undefined) return null;
  if (initiativeId === undefined) return { phaseId, initiativeId: phaseId === null ? before.initiativeId : null };
  if (phaseId === undefined) return { phaseId: initiativeId === before.initiativeId ? before.phaseId : null, initiativeId };
  return { phaseId, initiativeId };
}

function inPhase(given: Partial<Place>, phase: Phase | null) {
  if (!phase) return { initiativeId: given.initiativeId ?? null, phaseOrder: 0 };
  if (given.initiativeId && given.initiativeId !== phase.initiativeId)
    throw new DomainError(
      "REFUSED",
      `task: phaseId names a phase of the initiative ${phase.initiativeId}, but initiativeId is ${given.initiativeId}. Name only the phase, or one of that initiative.`,
      {
        details: { entity: "task", field: "phaseId", id: phase.id },
      },
    );
  return { initiativeId: phase.initiativeId, phaseOrder: phase.createdAt.getTime() };
}
