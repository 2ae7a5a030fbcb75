import { inArray, type SQL, sql } from "drizzle-orm";
import { pieces } from "./gateway.ts";
import type { QueryBuilder, Session } from "./session.ts";

/**
 * Keeps the counts that decide readiness. Each is counted anew from the edges and statuses rather than moved by a difference, so that
 * doing it twice does no harm and a count that was ever wrong mends itself.
 */
export function taskReadiness(session: Session) {
  const { tasks } = session.tables;
  const unmet = sql`(select count(*) from task_dependencies d join tasks b on b.id = d.depends_on_task_id where d.task_id = tasks.id and b.status <> 'completed')`;
  const recount = (which: SQL) => (db: QueryBuilder) =>
    db.update(tasks).set({ unmetDependencies: unmet }).where(which).returning({ id: tasks.id });
  const recountDependents = session.prepared("tasks.recountDependents", recount(sql`${tasks.id} in (${dependentsOf})`));
  const inheritance = inheritedCounts(session);
  return {
    /** After the task was completed, or is no longer. */
    recountDependentsOf: async (id: string) => {
      if ((await recountDependents({ id })).length > 0) await inheritance.underDependentsOf(id);
    },
    /** After the dependencies of these tasks changed. */
    recountUnmet: async (ids: readonly string[]) => {
      for (const part of pieces(ids, 500))
        await inheritance.below((await session.run(recount(inArray(tasks.id, part)))).map((row) => row.id));
    },
    /** After these tasks got another parent. */
    inheritFromParent: inheritance.of,
    /** After a child of these tasks came, went, ended or began again. */
    recountChildrenOf: childCounts(session),
  };
}

const dependentsOf = sql`select task_id from task_dependencies where depends_on_task_id = ${sql.placeholder("id")}`;

/** A join and not `parent_task_id in (…)`: where statistics exist, SQLite may answer that by reading all tasks. */
const childrenOfDependentsOf = sql`select c.id from task_dependencies d join tasks c on c.parent_task_id = d.task_id where d.depends_on_task_id = ${sql.placeholder("id")}`;

/** What tasks inherit: the unmet dependencies of every ancestor. Followed level by level, and only below rows that did change. */
function inheritedCounts(session: Session) {
  const { tasks } = session.tables;
  const inherited = sql`coalesce((select p.unmet_dependencies + p.inherited_unmet from tasks p where p.id = tasks.parent_task_id), 0)`;
  const inherit = (which: SQL) => (db: QueryBuilder) =>
    db
      .update(tasks)
      .set({ inheritedUnmet: inherited })
      .where(sql`${which} and ${tasks.inheritedUnmet} <> ${inherited}`)
      .returning({ id: tasks.id });
  const underDependents = session.prepared("tasks.inheritUnderDependents", inherit(sql`${tasks.id} in (${childrenOfDependentsOf})`));
  const run = async (which: SQL) => (await session.run(inherit(which))).map((row) => row.id);

  const below = async (changed: readonly string[]) => {
    for (let level = changed; level.length > 0; ) {
      const next: string[] = [];
      for (const part of pieces(level, 500)) next.push(...(await run(inArray(tasks.parentTaskId, part))));
      level = next;
    }
  };
  return {
    below,
    underDependentsOf: async (id: string) => below((await underDependents({ id })).map((row) => row.id)),
    of: async (ids: readonly string[]) => {
      for (const part of pieces(ids, 500)) await below(await run(inArray(tasks.id, part)));
    },
  };
}

function childCounts(session: Session) {
  const { tasks } = session.tables;
  const unfinished = sql`(select count(*) from tasks c where c.parent_task_id = tasks.id and c.status not in ('completed', 'cancelled'))`;
  const recount = (which: SQL) => (db: QueryBuilder) =>
    db.update(tasks).set({ unfinishedChildren: unfinished }).where(which).returning({ id: tasks.id });
  const recountOne = session.prepared("tasks.recountChildren", recount(sql`${tasks.id} = ${sql.placeholder("id")}`));
  return async (ids: readonly string[]) => {
    const distinct = [...new Set(ids)];
    if (distinct.length <= 2) for (const id of distinct) await recountOne({ id });
    else for (const part of pieces(distinct, 500)) await session.run(recount(inArray(tasks.id, part)));
  };
}
