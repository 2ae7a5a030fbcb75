import type { NewTask, Task } from "@signalbox/contracts";
import { eq, sql } from "drizzle-orm";
import { isTerminal } from "../../../domain/statuses.ts";
import type { TaskRepository } from "../tasks.ts";
import { completeRow } from "./complete-row.ts";
import { gateway, insertMany, pieces } from "./gateway.ts";
import { taskReadiness } from "./readiness.ts";
import { encode, placeholders, type Session } from "./session.ts";
import { taskGates } from "./task-gates.ts";
import { taskPlacement } from "./task-placement.ts";
import { taskRemoval } from "./task-removal.ts";
import { waitCycles } from "./wait-cycles.ts";

type TaskWrites = Pick<TaskRepository, "create" | "createMany" | "update" | "delete" | "setReadiness">;

/** A task alone in the world; what stands around it is counted right after it is stored. */
const unrelated = { unmetDependencies: 0, inheritedUnmet: 0, unfinishedChildren: 0, gateOpen: true };

const readinessFields = ["unmetDependencies", "inheritedUnmet", "unfinishedChildren", "gateOpen", "priorityRank", "phaseOrder"] as const;

export function taskWrites(session: Session): TaskWrites {
  const { tasks } = session.tables;
  const rows = gateway(session, "tasks", "task");
  const removal = taskRemoval(session);
  const placement = taskPlacement(session);
  const cycles = waitCycles(session);
  const follow = followChanges(session);
  const setReadiness = session.prepared("tasks.setReadiness", (db) =>
    db
      .update(tasks)
      .set(placeholders(tasks, readinessFields))
      .where(eq(tasks.id, sql.placeholder("taskId")))
      .returning({ id: tasks.id }),
  );
  return {
    create: async (given) => {
      const created = await rows.insert({ ...(await placement.ofNew(given)), ...unrelated });
      if (created.parentTaskId === null && created.initiativeId === null) return created;
      await follow.placed([created]);
      return rows.getById(created.id);
    },
    createMany: async (given) => {
      const placed = await placement.ofMany(given);
      for (const level of parentsFirst(placed)) {
        const complete = level.map((task) => completeRow(session, tasks, { ...task, ...unrelated }));
        await insertMany(session, tasks, complete);
        await follow.placed(complete);
      }
    },
    update: async (id, patch) => {
      const before = await rows.getById(id);
      const changes = await placement.ofChange(before, patch);
      if (changes.parentTaskId && changes.parentTaskId !== before.parentTaskId) await cycles.refuseParent(id, changes.parentTaskId);
      const after = await rows.update(id, changes);
      return (await follow.changed(before, after)) ? rows.getById(id) : after;
    },
    delete: async (id) => {
      await rows.getById(id);
      await removal.around(eq(tasks.id, id), () => rows.delete(id));
    },
    setReadiness: async (given) => {
      for (const { id, ...readiness } of given) await setReadiness({ ...encode(tasks, readiness), taskId: id });
    },
  };
}

/** Recounts what a change of a row means for it and for the rows around it. */
function followChanges(session: Session) {
  const readiness = taskReadiness(session);
  const gates = taskGates(session);
  return {
    placed: async (created: readonly Task[]) => {
      const ids = created.map((task) => task.id);
      // A task in no phase and no initiative has no gate that could be closed.
      const gated = created.filter((task) => task.phaseId !== null || task.initiativeId !== null).map((task) => task.id);
      for (const part of pieces(gated, 500)) await gates.refreshTasks(part);
      const parents = [...new Set(created.flatMap((task) => task.parentTaskId ?? []))];
      if (parents.length === 0) return;
      await readiness.inheritFromParent(ids);
      await readiness.recountChildrenOf(parents);
    },
    /** True when the row itself may be another than `after` now. */
    changed: async (before: Task, after: Task) => {
      const [moved, replaced] = [
        before.parentTaskId !== after.parentTaskId,
        before.phaseId !== after.phaseId || before.initiativeId !== after.initiativeId,
      ];
      if ((before.status === "completed") !== (after.status === "completed")) await readiness.recountDependentsOf(after.id);
      if (moved || isTerminal(before.status) !== isTerminal(after.status))
        await readiness.recountChildrenOf([before.parentTaskId, after.parentTaskId].flatMap((id) => id ?? []));
      if (moved) await readiness.inheritFromParent([after.id]);
      if (replaced) await gates.refreshTasks([after.id]);
      return moved || replaced;
    },
  };
}

/** Level by level, because a parent must be stored before its children. A parent that is not among them is stored already, or refused. */
function* parentsFirst<T extends NewTask>(given: readonly T[]): Generator<T[]> {
  const waiting = new Map<string, T[]>();
  const ids = new Set(given.map((task) => task.id));
  const roots: T[] = [];
  for (const task of given) {
    if (!task.parentTaskId || !ids.has(task.parentTaskId)) roots.push(task);
    else waiting.set(task.parentTaskId, [...(waiting.get(task.parentTaskId) ?? []), task]);
  }
  for (let level = roots; level.length > 0; level = level.flatMap((task) => waiting.get(task.id ?? "") ?? [])) yield level;
}
