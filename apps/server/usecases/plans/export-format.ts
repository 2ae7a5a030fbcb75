import { createHash } from "node:crypto";
import { canonicalJson } from "../../domain/canonical-json.ts";

/**
 * The form of an export, a JSON value to a line: what it is, then every row, then how many there were and the SHA-256 of all lines before,
 * so that a torn file is noticed. Keys are sorted, so equal databases give equal bytes.
 */
export const exportVersion = 1;

export interface ExportedRow {
  readonly table: string;
  readonly row: Readonly<Record<string, unknown>>;
}

// Not canonical: what the file is stands first in it.
export const headerLine = (secrets: boolean): string => `{"signalbox":"export","version":${exportVersion},"secrets":${secrets}}\n`;

export const rowLine = (row: ExportedRow): string => `${canonicalJson(row)}\n`;

export interface ExportEnd {
  readonly rows: number;
  readonly sha256: string;
}

export const endLine = (end: ExportEnd): string => `${canonicalJson({ end })}\n`;

/** Counts and hashes an export as it is written or read. */
export function createTally(): { add(text: string, rows: number): void; end(): ExportEnd } {
  const hash = createHash("sha256");
  let count = 0;
  return {
    add: (text, rows) => {
      hash.update(text);
      count += rows;
    },
    end: () => ({ rows: count, sha256: hash.digest("hex") }),
  };
}

/** Whether a file is an export of Signalbox, of any version, told by its first line. */
export function isExport(firstLine: string): boolean {
  return readHeader(firstLine) !== null;
}

export function readHeader(firstLine: string): { readonly version: unknown } | null {
  try {
    const header: unknown = JSON.parse(firstLine);
    return isRecord(header) && header.signalbox === "export" ? { version: header.version } : null;
  } catch {
    return null;
  }
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
