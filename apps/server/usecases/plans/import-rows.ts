import { DomainError } from "@signalbox/contracts";
import type { Repositories } from "../../db/repositories/unit-of-work.ts";
import { canonicalJson } from "../../domain/canonical-json.ts";
import type { App } from "../../ports/app.ts";
import { createTally, type ExportedRow, exportVersion, isRecord, readHeader } from "./export-format.ts";
import { pieceSize } from "./in-pieces.ts";

export interface ImportRows {
  /** Of an export, without their line ends. */
  readonly lines: AsyncIterable<string>;
}

export interface ImportedRows {
  readonly rows: number;
  /** Rows by table; tables without any are left out. */
  readonly tables: Readonly<Record<string, number>>;
}

/**
 * Brings an export into an empty database, all of it or, where a line is wrong or the end is missing, nothing. No command: events, audit
 * entries and receipts come with the rows, and one more of them would make the copy another database than the one that was exported.
 */
export async function importRows({ store }: Pick<App, "store">, { lines }: ImportRows): Promise<ImportedRows> {
  let begun = false;
  return store.transaction("import rows", async (tx) => {
    // Lines come once. PostgreSQL may run this again after a lost race, and then there is nothing left to read.
    if (begun)
      throw new DomainError(
        "UNAVAILABLE",
        "Another program wrote to the database during the import. Nothing was imported; start it again.",
      );
    begun = true;
    await refuseFilled(tx);
    return storeLines(tx, lines);
  });
}

async function refuseFilled({ rowArchive }: Repositories): Promise<void> {
  for (const table of rowArchive.listTables()) {
    const count = await rowArchive.countRows(table);
    if (count > 0)
      throw new DomainError(
        "REFUSED",
        `An export goes only into an empty database, and the table ${table} of this one has ${count} rows. Name a new file with --db.`,
        {
          details: { entity: table, count },
        },
      );
  }
}

async function storeLines({ rowArchive }: Repositories, lines: AsyncIterable<string>): Promise<ImportedRows> {
  const tables = new Set(rowArchive.listTables());
  const batches = storeInBatches(rowArchive);
  const tally = createTally();
  let number = 0;
  let over = false;
  for await (const text of lines) {
    number += 1;
    if (over) throw invalid(number, "stands behind the end of the export");
    const { end, row } = readLine(text, { number, tables });
    over = end !== undefined;
    if (over) checkEnd(end, tally.end(), number);
    else tally.add(`${text}\n`, row ? 1 : 0);
    if (row) await batches.add(row, number);
  }
  if (!over) throw invalid(number + 1, "is missing: the export has no end, so it was cut off");
  return batches.finish();
}

function storeInBatches(archive: Archive) {
  const counts: Record<string, number> = {};
  let batch: Batch | undefined;
  const flush = async () => {
    if (batch) await insertBatch(archive, batch);
    batch = undefined;
  };
  return {
    add: async ({ table, row }: ExportedRow, line: number): Promise<void> => {
      if (batch?.table !== table || batch.rows.length >= pieceSize) await flush();
      batch ??= { table, rows: [], firstLine: line };
      batch.rows.push(row);
      counts[table] = (counts[table] ?? 0) + 1;
    },
    finish: async (): Promise<ImportedRows> => {
      await flush();
      return { rows: Object.values(counts).reduce((sum, count) => sum + count, 0), tables: counts };
    },
  };
}

function checkHeader(text: string): void {
  const header = readHeader(text);
  if (header === null) throw invalid(1, "is not the beginning of an export of Signalbox");
  if (header.version !== exportVersion)
    throw invalid(
      1,
      `says version ${String(header.version)}, and this Signalbox reads version ${exportVersion}. Use the one that wrote it`,
    );
}

interface Line {
  readonly row?: ExportedRow;
  readonly end?: unknown;
}

function readLine(text: string, { number, tables }: { number: number; tables: ReadonlySet<string> }): Line {
  if (number === 1) {
    checkHeader(text);
    return {};
  }
  const value = parseLine(text, number);
  if ("end" in value) return { end: value.end };
  const { table, row } = value;
  if (typeof table !== "string" || !isRecord(row)) throw invalid(number, "is neither a row nor the end of the export");
  if (!tables.has(table)) throw invalid(number, `names the table ${table}, which this Signalbox does not have`, { table });
  return { row: { table, row } };
}

function parseLine(text: string, number: number): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (isRecord(value)) return value;
  } catch (error) {
    throw invalid(number, "is not JSON, so the export is damaged or was cut off", { cause: error });
  }
  throw invalid(number, "is not a JSON object");
}

function checkEnd(stated: unknown, found: unknown, number: number): void {
  if (canonicalJson(stated) === canonicalJson(found)) return;
  throw invalid(
    number,
    `says ${canonicalJson(stated)}, but the lines before it give ${canonicalJson(found)}: the export was changed or damaged`,
  );
}

interface Batch {
  readonly table: string;
  readonly rows: ExportedRow["row"][];
  readonly firstLine: number;
}

type Archive = Pick<Repositories["rowArchive"], "insertRows">;

async function insertBatch(archive: Archive, { table, rows, firstLine }: Batch): Promise<void> {
  try {
    await archive.insertRows(table, rows);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.code === "INVALID") await findUnfit(archive, { table, rows, firstLine });
    const place = rows.length === 1 ? `line ${firstLine}` : `one of the lines ${firstLine} to ${firstLine + rows.length - 1}`;
    throw new DomainError(error.code, `Nothing was imported: ${place} of the export cannot be stored. ${error.message}`, {
      cause: error,
      details: { ...error.details, table },
    });
  }
}

/** Rows that do not fit are found before any is written, so they can be tried again one by one; all of it is rolled back in the end. */
async function findUnfit(archive: Archive, { table, rows, firstLine }: Batch): Promise<void> {
  for (const [index, row] of rows.entries()) {
    try {
      await archive.insertRows(table, [row]);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      throw invalid(firstLine + index, `does not fit. ${error.message}`, { cause: error, table, field: error.details.field });
    }
  }
}

function invalid(
  line: number,
  what: string,
  { cause, ...details }: { cause?: unknown; table?: string; field?: unknown } = {},
): DomainError {
  const sentence = `Nothing was imported: line ${line} of the export ${what}`;
  return new DomainError("INVALID", sentence.endsWith(".") ? sentence : `${sentence}.`, { cause, details: { line, ...details } });
}
