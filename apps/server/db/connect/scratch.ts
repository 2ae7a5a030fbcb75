import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DomainError } from "@signalbox/contracts";
import type { Store } from "../repositories/unit-of-work.ts";
import { openSqlite, type SqliteOptions } from "./sqlite.ts";

/** An empty database in a folder that only its owner may enter, gone with `close`: for work that would not fit into memory. */
export async function openScratch(options: Pick<SqliteOptions, "clock" | "ids" | "createRepositories">): Promise<Store> {
  const folder = makeFolder();
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  try {
    const store = await openSqlite({ ...options, location: join(folder, "scratch.db"), verify: false, warn: () => {} });
    return { ...store, close: () => store.close().finally(remove) };
  } catch (error) {
    remove();
    throw error;
  }
}

function makeFolder(): string {
  try {
    return mkdtempSync(join(tmpdir(), "signalbox-scratch-"));
  } catch (cause) {
    throw new DomainError("UNAVAILABLE", `No temporary folder could be made in ${tmpdir()}. Name another one in TMPDIR.`, { cause });
  }
}
