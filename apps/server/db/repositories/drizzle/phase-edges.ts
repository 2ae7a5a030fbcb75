import type { PhaseDependency } from "@signalbox/contracts";
import { and, asc, eq, getTableColumns, inArray, sql } from "drizzle-orm";
import { cycleRefusal } from "../../../domain/keep-acyclic.ts";
import type { PhaseRepository } from "../phases.ts";
import { gateway, pieces } from "./gateway.ts";
import { placeholders, type Session } from "./session.ts";
import { shortestPath } from "./shortest-path.ts";
import { taskGates } from "./task-gates.ts";

type PhaseEdges = Pick<
  PhaseRepository,
  "createDependency" | "deleteDependency" | "getDependencies" | "getDependents" | "findDependenciesOf"
>;

export function phaseEdges(session: Session): PhaseEdges {
  const { phaseDependencies: edges } = session.tables;
  const reads = edgeReads(session);
  const gates = taskGates(session);
  const insert = session.prepared("phaseDependencies.insert", (db) =>
    db.insert(edges).values(placeholders(edges)).onConflictDoNothing().returning(),
  );
  const remove = session.prepared("phaseDependencies.delete", (db) =>
    db
      .delete(edges)
      .where(and(eq(edges.phaseId, sql.placeholder("phaseId")), eq(edges.dependsOnPhaseId, sql.placeholder("dependsOnPhaseId"))))
      .returning(),
  );
  return {
    ...reads,
    createDependency: async (phaseId, dependsOnPhaseId) => {
      await refuseCycle(session, reads.findDependenciesOf, { phaseId, dependsOnPhaseId });
      await insert({ phaseId, dependsOnPhaseId });
      await gates.refreshPhases([phaseId]);
    },
    deleteDependency: async (phaseId, dependsOnPhaseId) => {
      const gone = await remove({ phaseId, dependsOnPhaseId });
      await gates.refreshPhases([phaseId]);
      return gone.length > 0;
    },
  };
}

async function refuseCycle(
  session: Session,
  dependenciesOf: PhaseEdges["findDependenciesOf"],
  { phaseId, dependsOnPhaseId }: PhaseDependency,
) {
  const next = async (ids: readonly string[]) =>
    (await dependenciesOf(ids)).map((edge) => ({ from: edge.phaseId, to: edge.dependsOnPhaseId }));
  const path = await shortestPath([dependsOnPhaseId], phaseId, next);
  if (path) throw cycleRefusal("phase", await gateway(session, "phases", "phase").findByIds([phaseId, ...path.slice(0, -1)]));
}

function edgeReads(session: Session): Pick<PhaseEdges, "getDependencies" | "getDependents" | "findDependenciesOf"> {
  const { phases, phaseDependencies: edges } = session.tables;
  const columns = getTableColumns(phases);
  const inOrder = [asc(phases.createdAt), asc(phases.id)];
  const id = sql.placeholder("id");
  const blockers = session.prepared("phases.getDependencies", (db) =>
    db
      .select(columns)
      .from(edges)
      .innerJoin(phases, eq(phases.id, edges.dependsOnPhaseId))
      .where(eq(edges.phaseId, id))
      .orderBy(...inOrder),
  );
  const dependents = session.prepared("phases.getDependents", (db) =>
    db
      .select(columns)
      .from(edges)
      .innerJoin(phases, eq(phases.id, edges.phaseId))
      .where(eq(edges.dependsOnPhaseId, id))
      .orderBy(...inOrder),
  );
  const edgesOf = (phaseIds: string[]) =>
    session.run((db) =>
      db.select().from(edges).where(inArray(edges.phaseId, phaseIds)).orderBy(asc(edges.phaseId), asc(edges.dependsOnPhaseId)),
    );
  return {
    getDependencies: (phaseId) => blockers({ id: phaseId }),
    getDependents: (phaseId) => dependents({ id: phaseId }),
    findDependenciesOf: async (phaseIds) => {
      const found = [];
      for (const part of pieces(phaseIds, 500)) found.push(...(await edgesOf(part)));
      return found;
    },
  };
}
