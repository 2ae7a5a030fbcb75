/** The log as a file. Pure. */
import { sentenceOf } from "../../data/event-words.ts";

export interface ExportedEvent {
  readonly sequence: number;
  readonly createdAt: string;
  readonly type: string;
  readonly streamType: string;
  readonly streamId: string;
  readonly actorType: string;
  readonly actorId: string;
  readonly keyId: string | null;
  readonly commandId: string | null;
  readonly payload: Readonly<Record<string, unknown>>;
}

export const exportFormats = ["jsonl", "csv"] as const;
export type ExportFormat = (typeof exportFormats)[number];

const columns = ["sequence", "createdAt", "type", "streamType", "streamId", "actorType", "actorId", "keyId", "commandId"] as const;

/** Quoted where it must be. A spreadsheet would run what begins like a formula, so such a cell begins with an apostrophe. */
export function csvCell(value: unknown): string {
  const text = value === null || value === undefined ? "" : typeof value === "object" ? JSON.stringify(value) : String(value);
  const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const csvLine = (cells: readonly unknown[]): string => `${cells.map(csvCell).join(",")}\r\n`;

export const linesOf = (events: readonly ExportedEvent[], format: ExportFormat): string =>
  format === "jsonl"
    ? events.map((event) => `${JSON.stringify(event)}\n`).join("")
    : events.map((event) => csvLine([...columns.map((column) => event[column]), sentenceOf(event), event.payload])).join("");

export const headOf = (format: ExportFormat): string => (format === "csv" ? csvLine([...columns, "summary", "payload"]) : "");
