import { and, asc, eq, getTableColumns, inArray, or, sql } from "drizzle-orm";
import type { TaskRepository } from "../tasks.ts";
import { pieces } from "./gateway.ts";
import { taskReadiness } from "./readiness.ts";
import { placeholders, type Session } from "./session.ts";
import { waitCycles } from "./wait-cycles.ts";

type TaskEdges = Pick<
  TaskRepository,
  "createDependency" | "createDependencies" | "deleteDependency" | "getDependencies" | "getDependents" | "findDependenciesOf"
>;
type TaskLinks = Pick<TaskRepository, "createLinks" | "deleteLinksOf" | "findLinksOf">;

const edgesPerStatement = 2_000;

export function taskEdges(session: Session): TaskEdges {
  return { ...edgeReads(session), ...edgeWrites(session) };
}

function edgeReads(session: Session): Pick<TaskEdges, "getDependencies" | "getDependents" | "findDependenciesOf"> {
  const { tasks, taskDependencies: edges } = session.tables;
  const columns = getTableColumns(tasks);
  const inOrder = [asc(tasks.createdAt), asc(tasks.id)];
  const id = sql.placeholder("id");
  const blockers = session.prepared("tasks.getDependencies", (db) =>
    db
      .select(columns)
      .from(edges)
      .innerJoin(tasks, eq(tasks.id, edges.dependsOnTaskId))
      .where(eq(edges.taskId, id))
      .orderBy(...inOrder),
  );
  const dependents = session.prepared("tasks.getDependents", (db) =>
    db
      .select(columns)
      .from(edges)
      .innerJoin(tasks, eq(tasks.id, edges.taskId))
      .where(eq(edges.dependsOnTaskId, id))
      .orderBy(...inOrder),
  );
  const edgesOf = (taskIds: string[]) =>
    session.run((db) =>
      db.select().from(edges).where(inArray(edges.taskId, taskIds)).orderBy(asc(edges.taskId), asc(edges.dependsOnTaskId)),
    );
  return {
    getDependencies: (taskId) => blockers({ id: taskId }),
    getDependents: (taskId) => dependents({ id: taskId }),
    findDependenciesOf: async (taskIds) => {
      const found = [];
      for (const part of pieces(taskIds, 500)) found.push(...(await edgesOf(part)));
      return found;
    },
  };
}

function edgeWrites(session: Session): Pick<TaskEdges, "createDependency" | "createDependencies" | "deleteDependency"> {
  const { taskDependencies: edges } = session.tables;
  const readiness = taskReadiness(session);
  const cycles = waitCycles(session);
  const insert = session.prepared("taskDependencies.insert", (db) =>
    db.insert(edges).values(placeholders(edges)).onConflictDoNothing().returning(),
  );
  const remove = session.prepared("taskDependencies.delete", (db) =>
    db
      .delete(edges)
      .where(and(eq(edges.taskId, sql.placeholder("taskId")), eq(edges.dependsOnTaskId, sql.placeholder("dependsOnTaskId"))))
      .returning(),
  );
  return {
    createDependency: async (taskId, dependsOnTaskId) => {
      await cycles.refuseDependency(taskId, dependsOnTaskId);
      await insert({ taskId, dependsOnTaskId });
      await readiness.recountUnmet([taskId]);
    },
    createDependencies: async (dependencies) => {
      for (const part of pieces(dependencies, edgesPerStatement))
        await session.run((db) => db.insert(edges).values(part).onConflictDoNothing().returning());
      await readiness.recountUnmet([...new Set(dependencies.map((edge) => edge.taskId))]);
    },
    deleteDependency: async (taskId, dependsOnTaskId) => {
      const gone = await remove({ taskId, dependsOnTaskId });
      await readiness.recountUnmet([taskId]);
      return gone.length > 0;
    },
  };
}

export function taskLinks(session: Session): TaskLinks {
  const { taskLinks: links } = session.tables;
  return {
    createLinks: async (given) => {
      for (const part of pieces(given, edgesPerStatement))
        await session.run((db) => db.insert(links).values(part).onConflictDoNothing().returning());
    },
    deleteLinksOf: async (taskIds) => {
      let count = 0;
      for (const part of pieces(taskIds, 500))
        count += (await session.run((db) => db.delete(links).where(inArray(links.taskId, part)).returning())).length;
      return count;
    },
    findLinksOf: (taskId) =>
      session.run((db) =>
        db
          .select()
          .from(links)
          .where(or(eq(links.taskId, taskId), eq(links.linkedTaskId, taskId)))
          .orderBy(asc(links.taskId), asc(links.linkedTaskId), asc(links.kind)),
      ),
  };
}
