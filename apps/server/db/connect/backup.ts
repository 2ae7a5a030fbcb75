import { closeSync, existsSync, openSync, renameSync, rmSync, statSync } from "node:fs";
import { DomainError } from "@signalbox/contracts";
import Database from "better-sqlite3";
import { findDamage, flush } from "./ensure-schema.ts";
import { openForInspection, opening, openingFailure } from "./sqlite-connection.ts";

export interface BackupRequest {
  readonly from: string;
  readonly to: string;
  /** Replace what stands at `to`. */
  readonly force?: boolean;
}

export interface BackupResult {
  readonly path: string;
  readonly bytes: number;
}

const PAGES_PER_STEP = 200;

/**
 * Copies a database while others write to it: the copy is the state of one moment, checked, in one file that needs no -wal beside it.
 * It appears under its name when it is complete.
 */
export async function backupDatabase({ from, to, force = false }: BackupRequest): Promise<BackupResult> {
  const source = openForInspection(from);
  const unfinished = `${to}.${process.pid}.part`;
  try {
    if (!force) opening(to, () => reserve(to));
    try {
      opening(to, () => closeSync(openSync(unfinished, "w", 0o600)));
      // An open read keeps the moment: without it the copying begins anew whenever another connection writes.
      source.exec("BEGIN; SELECT count(*) FROM sqlite_schema");
      await source.backup(unfinished, { progress: () => PAGES_PER_STEP });
      finish(unfinished, from);
      renameSync(unfinished, to);
    } catch (error) {
      rmSync(unfinished, { force: true });
      if (!force) rmSync(to, { force: true });
      throw openingFailure(error, to);
    }
    return { path: to, bytes: statSync(to).size };
  } finally {
    source.close();
  }
}

/** An empty file takes the name, so that of two backups to one name only one can win. */
function reserve(to: string): void {
  if (existsSync(to)) {
    throw new DomainError("CONFLICT", `There is already a file ${to}. Choose another name, or allow it to be replaced with --force.`, {
      details: { path: to },
    });
  }
  closeSync(openSync(to, "wx", 0o600));
}

function finish(path: string, from: string): void {
  const copy = new Database(path);
  try {
    copy.pragma("journal_mode = DELETE");
    const [damage] = findDamage(copy, "integrity_check");
    if (damage !== undefined)
      throw new DomainError("DAMAGED", `The copy of ${from} is damaged (${damage}), so it was not kept.`, { details: { path: from } });
  } finally {
    copy.close();
  }
  flush(path);
}
