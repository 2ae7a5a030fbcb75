import { asc, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { QueryBuilder, Session } from "./session.ts";

/** Keeps `gate_open` of tasks right when their phase, a phase before it, or their initiative changes. */
export function taskGates(session: Session) {
  const { tasks, phaseDependencies } = session.tables;
  const open = sql`(
    (tasks.phase_id is null or exists (
      select 1 from phases p where p.id = tasks.phase_id and p.status in ('approved', 'in_progress') and not exists (
        select 1 from phase_dependencies d join phases b on b.id = d.depends_on_phase_id where d.phase_id = p.id and b.status <> 'completed')))
    and (tasks.initiative_id is null or exists (select 1 from initiatives i where i.id = tasks.initiative_id and i.status = 'active')))`;
  const refresh = (which: SQL) => (db: QueryBuilder) =>
    db.update(tasks).set({ gateOpen: open }).where(sql`${which} and ${tasks.gateOpen} <> ${open}`).returning({ id: tasks.id });

  const ofPhase = session.prepared("tasks.refreshGatesOfPhase", refresh(eq(tasks.phaseId, sql.placeholder("id"))));
  const ofInitiative = session.prepared("tasks.refreshGatesOfInitiative", refresh(eq(tasks.initiativeId, sql.placeholder("id"))));
  const dependents = session.prepared("phases.findDependentIds", (db) =>
    db
      .select({ id: phaseDependencies.phaseId })
      .from(phaseDependencies)
      .where(eq(phaseDependencies.dependsOnPhaseId, sql.placeholder("id")))
      .orderBy(asc(phaseDependencies.phaseId)),
  );
  const findDependentPhaseIds = async (id: string) => (await dependents({ id })).map((row) => row.id);
  return {
    findDependentPhaseIds,
    refreshPhases: async (ids: readonly string[]) => {
      for (const id of ids) await ofPhase({ id });
    },
    refreshInitiative: async (id: string) => {
      await ofInitiative({ id });
    },
    refreshTasks: async (ids: readonly string[]) => {
      await session.run(refresh(inArray(tasks.id, [...ids])));
    },
  };
}
