import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export interface TestMigration {
  readonly tag: string;
  readonly when: number;
  readonly statements: readonly string[];
}

/** Writes migrations as drizzle-kit does. */
export function writeMigrations(folder: string, migrations: readonly TestMigration[]): string {
  mkdirSync(join(folder, "meta"), { recursive: true });
  const entries = migrations.map(({ tag, when }, idx) => ({ idx, version: "6", when, tag, breakpoints: true }));
  writeFileSync(join(folder, "meta", "_journal.json"), JSON.stringify({ version: "7", dialect: "sqlite", entries }));
  for (const { tag, statements } of migrations) writeFileSync(join(folder, `${tag}.sql`), statements.join(";\n--> statement-breakpoint\n"));
  return folder;
}
