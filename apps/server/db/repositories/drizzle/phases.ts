import type { Phase } from "@signalbox/contracts";
import { asc, eq, getTableColumns, sql } from "drizzle-orm";
import type { PhaseRepository } from "../phases.ts";
import { gateway } from "./gateway.ts";
import { keysetPage } from "./keyset-page.ts";
import { phaseEdges } from "./phase-edges.ts";
import type { Session } from "./session.ts";
import { taskGates } from "./task-gates.ts";
import { taskRemoval } from "./task-removal.ts";

export function drizzlePhases(session: Session): PhaseRepository {
  const { phases, tasks } = session.tables;
  const rows = gateway(session, "phases", "phase");
  const gates = taskGates(session);
  const removal = taskRemoval(session);
  const byInitiative = session.prepared("phases.findByInitiativeId", (db) =>
    db
      .select()
      .from(phases)
      .where(eq(phases.initiativeId, sql.placeholder("initiativeId")))
      .orderBy(asc(phases.createdAt), asc(phases.id)),
  );
  return {
    create: (phase) => rows.insert(phase),
    findById: rows.findById,
    findByIds: rows.findByIds,
    findAll: ({ initiativeId, status }, page) =>
      keysetPage<Phase>(session, phases, {
        ...page,
        where: [initiativeId ? eq(phases.initiativeId, initiativeId) : undefined, status && eq(phases.status, status)],
      }),
    findByInitiativeId: (initiativeId) => byInitiative({ initiativeId }),
    ...phaseOutline(session),
    update: async (id, patch) => {
      const phase = await rows.update(id, patch);
      if (patch.status !== undefined) await gates.refreshPhases([id, ...(await gates.findDependentPhaseIds(id))]);
      return phase;
    },
    delete: async (id) => {
      const dependents = await gates.findDependentPhaseIds(id);
      await removal.around(eq(tasks.phaseId, id), () => rows.delete(id));
      await gates.refreshPhases(dependents);
    },
    ...phaseEdges(session),
  };
}

function phaseOutline(session: Session): Pick<PhaseRepository, "findOutline" | "countByInitiative"> {
  const { phases } = session.tables;
  const { content, ...columns } = getTableColumns(phases);
  const rows = session.prepared("phases.findOutline", (db) =>
    db
      .select(columns)
      .from(phases)
      .where(eq(phases.initiativeId, sql.placeholder("initiativeId")))
      .orderBy(asc(phases.createdAt), asc(phases.id)),
  );
  const counts = session.prepared("phases.countByInitiative", (db) =>
    db
      .select({ initiativeId: phases.initiativeId, status: phases.status, count: sql<number>`count(*)`.mapWith(Number) })
      .from(phases)
      .groupBy(phases.initiativeId, phases.status),
  );
  return { findOutline: (initiativeId) => rows({ initiativeId }), countByInitiative: () => counts() };
}
