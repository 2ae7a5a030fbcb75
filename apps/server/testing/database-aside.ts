import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { databaseCare } from "../db/connect/database-care.ts";
import { openSqlite } from "../db/connect/sqlite.ts";
import { createRepositories } from "../db/repositories/drizzle/index.ts";
import type { Clock } from "../ports/clock.ts";
import type { DatabaseCare } from "../ports/database-care.ts";
import type { Ids } from "../ports/ids.ts";

export interface DatabaseAside {
  readonly care: DatabaseCare;
  close(): Promise<void>;
}

/** A database in memory has no file. What is done with files is done with an empty one of its own, made when it is first asked for. */
export function databaseAside({ clock, ids }: { clock: Clock; ids: Ids }): DatabaseAside {
  let made: Promise<{ care: DatabaseCare; folder: string }> | undefined;
  const care = async () => {
    made ??= make({ clock, ids });
    return (await made).care;
  };
  return {
    care: {
      readFacts: async () => (await care()).readFacts(),
      checkHealth: async () => (await care()).checkHealth(),
      backUp: async () => (await care()).backUp(),
    },
    close: async () => {
      if (made) rmSync((await made).folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function make({ clock, ids }: { clock: Clock; ids: Ids }) {
  const folder = mkdtempSync(join(tmpdir(), "signalbox-test-"));
  const path = join(folder, "signalbox.db");
  const store = await openSqlite({ location: path, clock, ids, createRepositories, warn: () => {} });
  await store.close();
  return { folder, care: databaseCare({ location: { dialect: "sqlite", path }, clock }) };
}
