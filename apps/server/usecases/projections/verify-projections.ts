import type { ReadRepositories, Repositories } from "../../db/repositories/unit-of-work.ts";
import type { ProjectionTable, Write } from "../../domain/projection.ts";
import { projectionTables } from "../../domain/projectors.ts";
import type { App } from "../../ports/app.ts";
import { catchUp } from "./catch-up.ts";
import { pairRows } from "./pair-rows.ts";
import { type ProjectionDifference, pairStates, type TableCount, tally } from "./tally.ts";

export interface VerifyProjections {
  /** Stores the rows that the log gives where others stand. */
  readonly repair?: boolean | undefined;
}

export interface ProjectionVerification {
  /** As far as the log was read. */
  readonly lastSequence: number;
  readonly tables: readonly Readonly<TableCount>[];
  /** The first hundred. */
  readonly differences: readonly ProjectionDifference[];
  /** Rows that are missing, too many or different, in all tables together. */
  readonly total: number;
  /** Rows that were put right. */
  readonly repaired: number;
}

/**
 * Rebuilds the projections from the whole log, in a database of its own, and compares them row by row with what is stored. Neither side is
 * ever in memory as a whole.
 */
export async function verifyProjections(
  { store, openScratch }: Pick<App, "store" | "openScratch">,
  { repair = false }: VerifyProjections = {},
): Promise<ProjectionVerification> {
  const aside = await openScratch();
  try {
    // A repair does the long part first, while others go on writing; what they have added follows inside its transaction.
    const found = await store.snapshot(async (reads) => {
      await catchUp(aside, reads);
      return repair ? null : compare({ stored: reads, expected: aside.reads });
    });
    if (found !== null) return found;
    return await store.transaction("rebuild projections", async (tx) => {
      await catchUp(aside, tx);
      return compare({ stored: tx, expected: aside.reads }, tx);
    });
  } finally {
    await aside.close();
  }
}

interface Sides {
  readonly stored: Pick<ReadRepositories, "projections" | "events">;
  readonly expected: Pick<ReadRepositories, "projections">;
}

async function compare(sides: Sides, tx?: Pick<Repositories, "projections">): Promise<ProjectionVerification> {
  const counts = tally();
  // Rows are put right before those that refer to them, and what is too much goes in the opposite order: a row that is deleted takes
  // along whatever still refers to it.
  for (const table of projectionTables) {
    const differs = counts.of(table);
    for await (const { id, ...pair } of pairRows(table, sides))
      if (differs({ id, ...pair }) && pair.expected !== null)
        await tx?.projections.writeRows([{ table, op: "upsert", row: pair.expected } as Write]);
  }
  if (tx !== undefined) for (const table of projectionTables.toReversed()) await deleteExtra(table, sides, tx);
  const expected = await sides.expected.projections.listState();
  const states = pairStates(await sides.stored.projections.listState(), expected);
  if (states.filter(counts.of("projectionState")).length > 0) await tx?.projections.replaceState(expected);
  return {
    lastSequence: await sides.stored.events.readLastSequence(),
    tables: counts.tables,
    differences: counts.differences,
    total: counts.total(),
    repaired: tx === undefined ? 0 : counts.total(),
  };
}

async function deleteExtra(table: ProjectionTable, sides: Sides, tx: Pick<Repositories, "projections">): Promise<void> {
  for await (const { stored, expected } of pairRows(table, sides))
    if (stored !== null && expected === null) await tx.projections.writeRows([{ table, op: "delete", row: stored } as Write]);
}
