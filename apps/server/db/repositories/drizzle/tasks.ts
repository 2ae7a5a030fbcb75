import type { Task } from "@signalbox/contracts";
import { and, asc, desc, eq, gte, inArray, lt, or, type SQL, sql } from "drizzle-orm";
import type { TaskFilter, TaskRepository } from "../tasks.ts";
import { gateway, pieces } from "./gateway.ts";
import { holdsText } from "./holds-text.ts";
import { keysetPage } from "./keyset-page.ts";
import type { Session, Tables } from "./session.ts";
import { taskClaims } from "./task-claims.ts";
import { taskEdges, taskLinks } from "./task-edges.ts";
import { taskOutline } from "./task-outline.ts";
import { taskWrites } from "./task-writes.ts";

export function drizzleTasks(session: Session): TaskRepository {
  return {
    ...taskReads(session),
    ...taskFamily(session),
    ...taskOutline(session),
    ...taskWrites(session),
    ...taskClaims(session),
    ...taskEdges(session),
    ...taskLinks(session),
  };
}

type TaskReads = Pick<
  TaskRepository,
  "findById" | "findByIds" | "findByIdPrefix" | "findByName" | "findByText" | "findAll" | "findByPhaseId" | "findByInitiativeId"
>;

function taskReads(session: Session): TaskReads {
  const { tasks } = session.tables;
  const rows = gateway(session, "tasks", "task");
  const by = (name: string, where: SQL) =>
    session.prepared(`tasks.${name}`, (db) => db.select().from(tasks).where(where).orderBy(asc(tasks.createdAt), asc(tasks.id)));
  const id = sql.placeholder("id");
  const byPhase = by("findByPhaseId", eq(tasks.phaseId, id));
  const byInitiative = by("findByInitiativeId", eq(tasks.initiativeId, id));
  return {
    findById: rows.findById,
    findByIds: rows.findByIds,
    // A range, because an index answers it on both databases; `like` would need its own.
    findByIdPrefix: (prefix, limit) =>
      session.run((db) =>
        db
          .select()
          .from(tasks)
          .where(and(gte(tasks.id, prefix), lt(tasks.id, `${prefix}\u{10FFFF}`)))
          .orderBy(asc(tasks.id))
          .limit(limit),
      ),
    findByName: (name, limit) =>
      session.run((db) => db.select().from(tasks).where(eq(tasks.name, name)).orderBy(asc(tasks.id)).limit(limit)),
    // In the order of an index, so that finding enough ends the reading.
    findByText: (text, limit) =>
      session.run((db) =>
        db
          .select()
          .from(tasks)
          .where(or(holdsText(tasks.name, text), holdsText(tasks.description, text)))
          .orderBy(desc(tasks.createdAt), desc(tasks.id))
          .limit(limit),
      ),
    findAll: (filter, page) => keysetPage<Task>(session, tasks, { ...page, where: conditions(tasks, filter) }),
    findByPhaseId: (phaseId) => byPhase({ id: phaseId }),
    findByInitiativeId: (initiativeId) => byInitiative({ id: initiativeId }),
  };
}

type TaskFamily = Pick<TaskRepository, "findByParentTaskId" | "findAncestors" | "findDescendants">;

function taskFamily(session: Session): TaskFamily {
  const { tasks } = session.tables;
  const rows = gateway(session, "tasks", "task");
  const byParent = session.prepared("tasks.findByParentTaskId", (db) =>
    db
      .select()
      .from(tasks)
      .where(eq(tasks.parentTaskId, sql.placeholder("id")))
      .orderBy(asc(tasks.createdAt), asc(tasks.id)),
  );
  return {
    findByParentTaskId: (parentTaskId) => byParent({ id: parentTaskId }),
    findAncestors: async (taskId) => {
      const ancestors: Task[] = [];
      for (let at = await rows.findById(taskId); at?.parentTaskId; ) {
        at = await rows.findById(at.parentTaskId);
        if (at) ancestors.push(at);
      }
      return ancestors;
    },
    findDescendants: async (taskId) => {
      const descendants: Task[] = [];
      for (let level = await byParent({ id: taskId }); level.length > 0; ) {
        descendants.push(...level);
        const next: Task[] = [];
        for (const part of pieces(
          level.map((task) => task.id),
          500,
        ))
          next.push(
            ...(await session.run((db) =>
              db
                .select()
                .from(tasks)
                .where(inArray(tasks.parentTaskId, part))
                .orderBy(asc(tasks.parentTaskId), asc(tasks.createdAt), asc(tasks.id)),
            )),
          );
        level = next;
      }
      return descendants;
    },
  };
}

function conditions(tasks: Tables["tasks"], filter: TaskFilter): (SQL | undefined)[] {
  const { status, initiativeId, phaseId, parentTaskId, priority } = filter;
  return [
    status && eq(tasks.status, status),
    initiativeId === undefined ? undefined : eq(tasks.initiativeId, initiativeId),
    phaseId === undefined ? undefined : eq(tasks.phaseId, phaseId),
    parentTaskId === undefined ? undefined : eq(tasks.parentTaskId, parentTaskId),
    priority && eq(tasks.priority, priority),
  ];
}
