import { chmodSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { randomIds } from "../../adapters/ids.ts";
import type { DatabaseCare } from "../../ports/database-care.ts";
import { fakeClock } from "../../testing/clock.ts";
import { tempFolder } from "../../testing/temp-folder.ts";
import { createRepositories } from "../repositories/drizzle/index.ts";
import type { Store } from "../repositories/unit-of-work.ts";
import { databaseCare } from "./database-care.ts";
import { openSqlite } from "./sqlite.ts";

const clock = fakeClock();
let path: string;
let store: Store;
let care: DatabaseCare;
const open = (location: string) => openSqlite({ location, clock, ids: randomIds(), createRepositories, warn: () => {} });

beforeEach(async () => {
  path = join(tempFolder(), "signalbox.db");
  store = await open(path);
  care = databaseCare({ location: { dialect: "sqlite", path }, clock });
});
afterEach(() => store.close());

it("copies an open database beside it, each time under another name", async () => {
  await store.transaction("given", (tx) => tx.metadata.set("one", "fact"));
  const made = [await care.backUp(), await care.backUp(), ...(await Promise.all([care.backUp(), care.backUp()]))];
  expect(new Set(made.map((one) => one.path)).size).toBe(4);
  for (const { path: copy, bytes } of made) {
    expect(dirname(copy)).toBe(join(dirname(path), "backups"));
    expect(bytes).toBe(statSync(copy).size);
    if (process.platform !== "win32") expect([statSync(copy).mode & 0o777, statSync(dirname(copy)).mode & 0o777]).toEqual([0o600, 0o700]);
  }
  const copy = await open(made[0]?.path ?? "");
  try {
    expect(await copy.reads.metadata.findByKey("one")).toMatchObject({ value: "fact" });
  } finally {
    await copy.close();
  }
}, 120_000);

it("tells where the database is, what has been applied and which backups there are", async () => {
  const first = await care.readFacts();
  expect(first).toMatchObject({ kind: "sqlite", path, backups: [] });
  expect(first.bytes + first.walBytes).toBeGreaterThan(0);
  expect(first.migrations.length).toBeGreaterThan(0);
  const made = await care.backUp();
  writeFileSync(join(dirname(made.path), "notes.txt"), "not a backup");
  expect((await care.readFacts()).backups).toEqual([{ ...made, createdAt: expect.any(Date) }]);
}, 60_000);

it("finds no fault with a sound file, and says what there is to know of it", async () => {
  const health = await care.checkHealth();
  expect(health).toMatchObject({ damage: [], open: [], folder: dirname(path), serverUrl: null });
  expect(health.freeBytes).toBeGreaterThan(0);
  expect(await databaseCare({ location: { dialect: "sqlite", path }, clock, mostLookedThrough: 1 }).checkHealth()).toMatchObject({
    damage: null,
  });
}, 60_000);

it("names a file that others may read, with the command that closes it", async (ctx) => {
  if (process.platform === "win32") ctx.skip("Windows has no such modes");
  chmodSync(path, 0o644);
  expect((await care.checkHealth()).open).toContainEqual({ sentence: expect.stringContaining("0644"), fix: `chmod 600 ${path}` });
}, 60_000);

it("leaves PostgreSQL to its own tools, and never tells its password", async () => {
  const postgres = databaseCare({ location: { dialect: "postgres", url: "postgres://me:hunter2@db.test:5432/signals" }, clock });
  const facts = await postgres.readFacts();
  expect(facts).toMatchObject({ kind: "postgres", path: "db.test:5432/signals", backups: [] });
  expect(facts.migrations.length).toBeGreaterThan(0);
  expect(JSON.stringify([facts, await postgres.checkHealth()])).not.toContain("hunter2");
  await expect(postgres.backUp()).rejects.toMatchObject({ code: "REFUSED", message: expect.stringContaining("pg_dump") });
});

it("has nothing to copy of a database in memory", async () => {
  const memory = databaseCare({ location: { dialect: "sqlite", path: ":memory:" }, clock });
  expect(await memory.readFacts()).toMatchObject({ kind: "sqlite", bytes: 0 });
  await expect(memory.backUp()).rejects.toMatchObject({ code: "REFUSED" });
  expect(readdirSync(dirname(path))).not.toContain("backups");
});
