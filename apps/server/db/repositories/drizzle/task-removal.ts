import { inArray, type SQL } from "drizzle-orm";
import { pieces } from "./gateway.ts";
import { taskReadiness } from "./readiness.ts";
import type { Session } from "./session.ts";

/** Deleting tasks (by themselves, or with their phase or initiative) without leaving a wrong count on the tasks that stay. */
export function taskRemoval(session: Session) {
  const { tasks, taskDependencies } = session.tables;
  const readiness = taskReadiness(session);

  const select = (where: SQL) =>
    session.run((db) => db.select({ id: tasks.id, parentTaskId: tasks.parentTaskId }).from(tasks).where(where));

  /** The tasks themselves and every task below them, which go by the foreign key. */
  const findSubtrees = async (where: SQL) => {
    const found = new Map<string, string | null>();
    for (let level = await select(where); level.length > 0; ) {
      const next: typeof level = [];
      for (const task of level) found.set(task.id, task.parentTaskId);
      for (const part of pieces(
        level.map((task) => task.id),
        500,
      ))
        next.push(...(await select(inArray(tasks.parentTaskId, part))).filter((task) => !found.has(task.id)));
      level = next;
    }
    return found;
  };

  const findDependents = async (ids: readonly string[]) => {
    const dependents = new Set<string>();
    for (const part of pieces(ids, 500)) {
      const edges = await session.run((db) =>
        db.select({ id: taskDependencies.taskId }).from(taskDependencies).where(inArray(taskDependencies.dependsOnTaskId, part)),
      );
      for (const edge of edges) dependents.add(edge.id);
    }
    return dependents;
  };

  return {
    /** Runs `remove`, which deletes the tasks of this condition, and recounts those outside that waited for one of them or are its parent. */
    around: async (where: SQL, remove: () => Promise<void>) => {
      const going = await findSubtrees(where);
      const dependents = await findDependents([...going.keys()]);
      await remove();
      await readiness.recountUnmet([...dependents].filter((id) => !going.has(id)));
      await readiness.recountChildrenOf([...new Set(going.values())].flatMap((id) => (id === null || going.has(id) ? [] : [id])));
    },
  };
}
