import type { App } from "../../ports/app.ts";
import { createTally, type ExportEnd, type ExportedRow, endLine, headerLine, rowLine } from "./export-format.ts";

export interface ExportRows {
  /** Takes some whole lines; the export waits until it is through with them. */
  readonly write: (chunk: string) => Promise<void>;
  /** API keys and the credentials of accounts, too. */
  readonly secrets?: boolean | undefined;
}

/** Writes the whole database as of one moment. Equal databases give equal bytes. */
export function exportRows({ store }: Pick<App, "store">, { write, secrets = false }: ExportRows): Promise<ExportEnd> {
  return store.snapshot(async ({ rowArchive }) => {
    const tally = createTally();
    const put = async (chunk: string, rows: number) => {
      tally.add(chunk, rows);
      await write(chunk);
    };
    await put(headerLine(secrets), 0);
    for (const table of rowArchive.listTables()) {
      if (!secrets && secretTables.has(table)) continue;
      for await (const rows of rowArchive.readTable(table))
        await put(rows.map((row) => rowLine(secrets ? { table, row } : withoutSecrets({ table, row }))).join(""), rows.length);
    }
    const end = tally.end();
    await write(endLine(end));
    return end;
  });
}

const secretTables = new Set(["api_keys"]);

const secretFields: Readonly<Record<string, Readonly<Record<string, null>>>> = { accounts: { configJson: null, credentials: null } };

const withoutSecrets = ({ table, row }: ExportedRow): ExportedRow => ({ table, row: { ...row, ...secretFields[table] } });
