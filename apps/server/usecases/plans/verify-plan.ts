import type { ReadRepositories } from "../../db/repositories/unit-of-work.ts";
import {
  compareReadiness,
  type Plan,
  type PlannedTask,
  type Readiness,
  type ReadinessMismatch,
  recomputeReadiness,
} from "../../domain/readiness.ts";
import type { App } from "../../ports/app.ts";

export interface PlanVerification {
  /** Tasks that were looked at. */
  readonly tasks: number;
  /** The first hundred. */
  readonly mismatches: readonly ReadinessMismatch[];
  /** Fields that were wrong, on all tasks together. */
  readonly total: number;
  /** Tasks that were put right. */
  readonly repaired: number;
}

const named = 100;

/** Computes what decides readiness from edges and statuses alone, and compares it with what is stored on the tasks. */
export const verifyPlan = async ({ store }: Pick<App, "store">): Promise<PlanVerification> =>
  toVerification(await store.snapshot(checkPlan), 0);

interface PlanCheck {
  readonly expected: ReadonlyMap<string, Readiness>;
  readonly mismatches: readonly ReadinessMismatch[];
}

export const toVerification = ({ expected, mismatches }: PlanCheck, repaired: number): PlanVerification => ({
  tasks: expected.size,
  mismatches: mismatches.slice(0, named),
  total: mismatches.length,
  repaired,
});

export async function checkPlan({ rowArchive }: Pick<ReadRepositories, "rowArchive">): Promise<PlanCheck> {
  const tasks = await readColumns<PlannedTask & Readiness>(rowArchive, "tasks", taskFields);
  const plan: Plan = {
    tasks,
    dependencies: await readColumns(rowArchive, "task_dependencies", ["taskId", "dependsOnTaskId"]),
    phases: (await readColumns<StoredPhase>(rowArchive, "phases", ["id", "status", "createdAt"])).map((phase) => ({
      ...phase,
      createdAt: new Date(phase.createdAt),
    })),
    phaseDependencies: await readColumns(rowArchive, "phase_dependencies", ["phaseId", "dependsOnPhaseId"]),
    initiatives: await readColumns(rowArchive, "initiatives", ["id", "status"]),
  };
  const expected = recomputeReadiness(plan);
  return { expected, mismatches: compareReadiness(tasks, expected) };
}

type StoredPhase = Omit<Plan["phases"][number], "createdAt"> & { readonly createdAt: number };

const taskFields = [
  ...["id", "status", "parentTaskId", "phaseId", "initiativeId", "priority"],
  ...["unmetDependencies", "inheritedUnmet", "unfinishedChildren", "gateOpen", "priorityRank", "phaseOrder"],
];

/** Only these fields of each row are kept: a large plan has many megabytes of descriptions. The archive gives rows as the schema has them. */
async function readColumns<Row>(archive: ReadRepositories["rowArchive"], table: string, fields: readonly string[]): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const page of archive.readTable(table))
    for (const row of page) rows.push(Object.fromEntries(fields.map((field) => [field, row[field]])) as Row);
  return rows;
}
