import { and, asc, eq, type SQL, sql } from "drizzle-orm";
import { readyTask } from "../../columns.ts";
import type { TaskRepository } from "../tasks.ts";
import type { QueryBuilder, Session } from "./session.ts";

type TaskClaims = Pick<TaskRepository, "findReady" | "claimNext" | "claimById">;

/** Reads the partial indexes over ready tasks; a claim is one statement, so nobody comes between the choice and the change. */
export function taskClaims(session: Session): TaskClaims {
  const { tasks } = session.tables;
  const claimOrder = [tasks.priorityRank, tasks.phaseOrder, tasks.order, tasks.createdAt, tasks.id].map((column) => asc(column));
  const inInitiative = eq(tasks.initiativeId, sql.placeholder("initiativeId"));
  const ready = (where?: SQL) => (db: QueryBuilder) =>
    db
      .select()
      .from(tasks)
      .where(and(where, readyTask(tasks)))
      .orderBy(...claimOrder)
      .limit(sql.placeholder("limit"));
  const claim = (chosen: (db: QueryBuilder) => SQL) => (db: QueryBuilder) =>
    db
      .update(tasks)
      .set({ status: "in_progress", updatedAt: sql`${sql.placeholder("now")}` })
      .where(chosen(db))
      .returning();
  const first = (where?: SQL) => (db: QueryBuilder) =>
    sql`${tasks.id} = (${db
      .select({ id: tasks.id })
      .from(tasks)
      .where(and(where, readyTask(tasks)))
      .orderBy(...claimOrder)
      .limit(1)})`;

  const anyReady = session.prepared("tasks.findReady", ready());
  const readyInInitiative = session.prepared("tasks.findReadyInInitiative", ready(inInitiative));
  const claimAny = session.prepared("tasks.claimNext", claim(first()));
  const claimInInitiative = session.prepared("tasks.claimNextInInitiative", claim(first(inInitiative)));
  const claimOne = session.prepared(
    "tasks.claimById",
    claim(() => sql`${tasks.id} = ${sql.placeholder("id")} and ${readyTask(tasks)}`),
  );
  const now = () => tasks.updatedAt.mapToDriverValue(session.clock.now());
  return {
    findReady: ({ initiativeId, limit }) => (initiativeId === undefined ? anyReady({ limit }) : readyInInitiative({ initiativeId, limit })),
    claimNext: async ({ initiativeId }) =>
      (await (initiativeId === undefined ? claimAny({ now: now() }) : claimInInitiative({ initiativeId, now: now() })))[0] ?? null,
    claimById: async (id) => (await claimOne({ id, now: now() }))[0] ?? null,
  };
}
