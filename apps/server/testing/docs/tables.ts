import { getTableConfig, type SQLiteColumn } from "drizzle-orm/sqlite-core";
import * as schema from "../../db/schema.ts";
import { tableNotes } from "../../db/table-notes.ts";
import { code, table } from "./fill.ts";

export function tablesMarkdown(): string {
  const tables = Object.entries(schema).map(([key, value]) => ({ key: key as keyof typeof tableNotes, ...getTableConfig(value) }));
  return tables
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((config) => [`### ${config.name}`, tableNotes[config.key], columnTable(config), ...indexLines(config)].join("\n\n"))
    .join("\n\n");
}

type Table = ReturnType<typeof getTableConfig>;

function columnTable(config: Table): string {
  const key = new Set([...config.columns.filter(({ primary }) => primary), ...config.primaryKeys.flatMap(({ columns }) => columns)]);
  const rows = config.columns.map((column) => {
    const facts = [key.has(column) && "key", !column.notNull && "nullable", column.isUnique && "unique", ...references(config, column)];
    return [code(column.name), typeOf(column), facts.filter(Boolean).join(", ")];
  });
  return table(["column", "type", ""], rows);
}

function typeOf(column: SQLiteColumn): string {
  const values = column.enumValues ?? [];
  return values.length > 0 ? values.map(code).join(", ") : column.dataType === "date" ? "instant" : column.dataType;
}

function references(config: Table, column: SQLiteColumn): string[] {
  return config.foreignKeys.flatMap(({ reference, onDelete }) => {
    const { columns, foreignTable } = reference();
    return columns.includes(column) ? [`→ ${getTableConfig(foreignTable).name} (on delete: ${onDelete ?? "no action"})`] : [];
  });
}

function indexLines({ indexes, uniqueConstraints }: Table): string[] {
  const names = (columns: readonly unknown[]) => columns.map((column) => nameOf(column)).join(", ");
  const lines = [
    ...uniqueConstraints.map(({ columns }) => `- unique: ${names(columns)}`),
    ...indexes.map(
      ({ config: { columns, unique, where } }) =>
        `- ${unique ? "unique index" : "index"}: ${names(columns)}${where === undefined ? "" : " (partial)"}`,
    ),
  ];
  return lines.length > 0 ? [lines.join("\n")] : [];
}

const nameOf = (column: unknown): string =>
  typeof column === "object" && column !== null && "name" in column ? code(String(column.name)) : "an expression";
