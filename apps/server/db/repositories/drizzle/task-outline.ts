import type { TaskCount } from "@signalbox/contracts";
import { asc, eq, getTableColumns, type SQL, sql } from "drizzle-orm";
import { readyTask } from "../../columns.ts";
import type { TaskRepository } from "../tasks.ts";
import type { Session } from "./session.ts";

type TaskOutline = Pick<TaskRepository, "findOutline" | "findDependenciesByInitiativeId" | "countByInitiative">;

/** Reads whole plans: one statement each, however large the plan. */
export function taskOutline(session: Session): TaskOutline {
  const { tasks, taskDependencies: edges } = session.tables;
  const { description, summary, retryCount, type, createdAt, ...columns } = getTableColumns(tasks);
  const ofInitiative = eq(tasks.initiativeId, sql.placeholder("initiativeId"));
  const rows = session.prepared("tasks.findOutline", (db) =>
    db.select(columns).from(tasks).where(ofInitiative).orderBy(asc(tasks.createdAt), asc(tasks.id)).limit(sql.placeholder("limit")),
  );
  // In the order of the two indexes, so that nothing is sorted.
  const dependencies = session.prepared("tasks.findDependenciesByInitiativeId", (db) =>
    db
      .select({ taskId: edges.taskId, dependsOnTaskId: edges.dependsOnTaskId })
      .from(tasks)
      .innerJoin(edges, eq(edges.taskId, tasks.id))
      .where(ofInitiative)
      .orderBy(asc(tasks.createdAt), asc(tasks.id), asc(edges.dependsOnTaskId))
      .limit(sql.placeholder("limit")),
  );
  return {
    findOutline: (initiativeId, limit) => rows({ initiativeId, limit }),
    findDependenciesByInitiativeId: (initiativeId, limit) => dependencies({ initiativeId, limit }),
    countByInitiative: taskCounts(session),
  };
}

function taskCounts(session: Session): () => Promise<TaskCount[]> {
  const { tasks } = session.tables;
  const count: SQL<number> = sql`count(*)`.mapWith(Number);
  const ready: SQL<number> = sql`sum(case when ${readyTask(tasks)} then 1 else 0 end)`.mapWith(Number);
  return session.prepared("tasks.countByInitiative", (db) =>
    db
      .select({ initiativeId: tasks.initiativeId, status: tasks.status, count, ready })
      .from(tasks)
      .groupBy(tasks.initiativeId, tasks.status),
  );
}
