import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { childScript } from "../../testing/child-script.ts";
import { fakeClock } from "../../testing/clock.ts";
import { openNotes } from "../../testing/notes-store.ts";
import { tempFolder } from "../../testing/temp-folder.ts";
import { backupDatabase } from "./backup.ts";
import { checkDatabase } from "./check.ts";
import { sqliteMigrations } from "./ensure-schema.ts";
import { readJournal } from "./journal.ts";
import { migrateDatabase } from "./migrate.ts";
import { restoreDatabase } from "./restore.ts";
import { openForInspection } from "./sqlite-connection.ts";
import { databaseStatus } from "./status.ts";

const clock = fakeClock();
const tags = readJournal(sqliteMigrations).map(({ tag }) => tag);

const keysOf = (path: string) => {
  const client = openForInspection(path);
  try {
    return client.prepare("SELECT key FROM metadata ORDER BY key").pluck().all() as string[];
  } finally {
    client.close();
  }
};

async function databaseWith(...keys: string[]): Promise<string> {
  const location = join(tempFolder(), "signalbox.db");
  const store = await openNotes({ location });
  for (const key of keys) await store.transaction("put", (tx) => tx.notes.put(key, "1"));
  await store.close();
  return location;
}

test("a backup taken while others write is one whole moment, private, and never overwrites", async (ctx) => {
  const from = await databaseWith();
  const to = join(dirname(from), "copy.db");
  const store = await openNotes({ location: from });
  for (let number = 0; number < 300; number += 1) {
    await store.transaction("fill", (tx) => tx.notes.put(`fill ${number}`, "z".repeat(4000)));
  }
  let copying = true;
  let written = 0;
  const writing = (async () => {
    while (copying) {
      const number = written++;
      await store.transaction("pair", (tx) => tx.notes.putBoth(`${number} a`, `${number} b`));
    }
  })();
  const result = await backupDatabase({ from, to });
  copying = false;
  await writing;
  await store.close();

  expect(result).toEqual({ path: to, bytes: statSync(to).size });
  expect(checkDatabase(to)).toMatchObject({ ok: true });
  const keys = keysOf(to);
  expect(keys.filter((key) => key.startsWith("fill"))).toHaveLength(300);
  const pairs = keys.filter((key) => key.endsWith(" a")).map((key) => key.slice(0, -2));
  expect(keys.filter((key) => key.endsWith(" b"))).toEqual(pairs.map((pair) => `${pair} b`));
  await expect(backupDatabase({ from, to })).rejects.toMatchObject({
    code: "CONFLICT",
    message: expect.stringContaining("already a file"),
  });
  await backupDatabase({ from, to, force: true });
  expect(keysOf(to)).toHaveLength(300 + written * 2);
  expect(readdirSync(dirname(to)).filter((name) => name.endsWith(".part"))).toEqual([]);
  if (process.platform === "win32") ctx.skip("Windows has no file modes");
  expect(statSync(to).mode & 0o777).toBe(0o600);
});

test("a backup of nothing, of something else, or to nowhere fails and leaves no file", async () => {
  const from = await databaseWith("a");
  const folder = dirname(from);
  const other = join(folder, "other.txt");
  writeFileSync(other, "Dear diary, ".repeat(1000));
  await expect(backupDatabase({ from: join(folder, "absent.db"), to: join(folder, "copy.db") })).rejects.toMatchObject({
    code: "UNAVAILABLE",
  });
  await expect(backupDatabase({ from: other, to: join(folder, "copy.db") })).rejects.toMatchObject({ code: "DAMAGED" });
  await expect(backupDatabase({ from, to: join(folder, "absent", "copy.db") })).rejects.toMatchObject({ code: "UNAVAILABLE" });
  expect(existsSync(join(folder, "copy.db"))).toBe(false);
});

test("restore puts the backup in place and keeps what it replaced", async () => {
  const to = await databaseWith("old");
  const from = join(dirname(to), "backup.db");
  await backupDatabase({ from: await databaseWith("new"), to: from });
  const { replaced } = await restoreDatabase({ from, to, clock });
  expect(keysOf(to)).toEqual(["new"]);
  expect(keysOf(replaced ?? "")).toEqual(["old"]);
  expect(keysOf(from)).toEqual(["new"]);
});

test("restore replaces a damaged database, and makes one where there is none", async () => {
  const from = await databaseWith("new");
  const to = join(tempFolder(), "signalbox.db");
  expect(await restoreDatabase({ from, to, clock })).toEqual({ replaced: null });
  writeFileSync(to, "damaged ".repeat(1000));
  const { replaced } = await restoreDatabase({ from, to, clock });
  expect(keysOf(to)).toEqual(["new"]);
  expect(readFileSync(replaced ?? "", "utf8")).toContain("damaged");
});

test("a backup that is damaged or not of Signalbox replaces nothing", async () => {
  const to = await databaseWith("old");
  const damaged = await databaseWith("x");
  const content = readFileSync(damaged);
  content.fill(0xff, Math.floor(content.length / 2 / 4096) * 4096);
  writeFileSync(damaged, content);
  await expect(restoreDatabase({ from: damaged, to, clock })).rejects.toMatchObject({ code: "DAMAGED" });
  const empty = join(tempFolder(), "empty.db");
  writeFileSync(empty, "");
  await expect(restoreDatabase({ from: empty, to, clock })).rejects.toMatchObject({ code: "INVALID" });
  expect(keysOf(to)).toEqual(["old"]);
  expect(readdirSync(dirname(to)).filter((name) => /restoring|replaced/.test(name))).toEqual([]);
});

test("restore is refused while a server or another program works on the file", { timeout: 120_000 }, async () => {
  const to = await databaseWith("old");
  const from = await databaseWith("new");
  const open = await openNotes({ location: to });
  await expect(restoreDatabase({ from, to, clock })).rejects.toMatchObject({ code: "CONFLICT", message: expect.stringContaining("has") });
  await open.close();
  const server = childScript("hold-server-lock", to);
  await server.until((output) => output.includes("locked"));
  await expect(restoreDatabase({ from, to, clock })).rejects.toMatchObject({
    code: "CONFLICT",
    message: expect.stringContaining("server"),
  });
  expect(keysOf(to)).toEqual(["old"]);
});

test("migrate says what it would do, stops where it is told, and then does the rest", () => {
  const path = join(tempFolder(), "signalbox.db");
  expect(migrateDatabase({ path, clock, dryRun: true })).toEqual({ migrations: tags, backup: null });
  expect(existsSync(path)).toBe(false);
  expect(migrateDatabase({ path, clock, to: tags[0] })).toEqual({ migrations: [tags[0]], backup: null });
  expect(databaseStatus(path)).toMatchObject({ applied: [tags[0]], pending: tags.slice(1) });
  expect(migrateDatabase({ path, clock, dryRun: true }).migrations).toEqual(tags.slice(1));
  const { migrations, backup } = migrateDatabase({ path, clock });
  expect(migrations).toEqual(tags.slice(1));
  expect(databaseStatus(path)).toMatchObject({ pending: [], backups: [backup] });
  expect(() => migrateDatabase({ path, clock, to: "nowhere" })).toThrow(expect.objectContaining({ code: "INVALID" }));
});

test("an earlier migration than the last applied one cannot be gone back to", async () => {
  const path = await databaseWith("a");
  expect(() => migrateDatabase({ path, clock, to: tags[0] })).toThrow(expect.objectContaining({ code: "REFUSED" }));
  expect(keysOf(path)).toEqual(["a"]);
});

test("nothing is migrated underneath a server that runs", { timeout: 120_000 }, async () => {
  const path = join(tempFolder(), "signalbox.db");
  migrateDatabase({ path, clock, to: tags[0] });
  const server = childScript("hold-server-lock", path);
  await server.until((output) => output.includes("locked"));
  expect(() => migrateDatabase({ path, clock })).toThrow(expect.objectContaining({ code: "CONFLICT" }));
  expect(databaseStatus(path).pending).toEqual(tags.slice(1));
});

test("check and status tell what is there, and status creates nothing", async () => {
  const path = await databaseWith("a", "b");
  expect(checkDatabase(path)).toEqual({ ok: true, damage: [], orphans: [], pending: [], journal: null });
  const status = databaseStatus(path);
  expect(status).toMatchObject({ exists: true, applied: tags, pending: [], unknownMigrations: 0, server: null, backups: [], warnings: [] });
  expect(status.tables).toContainEqual({ name: "metadata", rows: 2 });
  const absent = join(dirname(path), "absent", "signalbox.db");
  expect(databaseStatus(absent)).toMatchObject({ exists: false, tables: [] });
  expect(existsSync(dirname(absent))).toBe(false);
});

test("check finds rows without their parents and damaged pages", async () => {
  const path = await databaseWith("a");
  const client = openForInspection(path);
  client.pragma("query_only = OFF");
  client.pragma("foreign_keys = OFF");
  client.exec("INSERT INTO task_dependencies VALUES ('gone', 'too')");
  client.close();
  expect(checkDatabase(path)).toMatchObject({ ok: false, orphans: [{ table: "task_dependencies" }, { table: "task_dependencies" }] });
  const content = readFileSync(path);
  content.fill(0xff, Math.floor(content.length / 2 / 4096) * 4096);
  writeFileSync(path, content);
  const damaged = checkDatabase(path);
  expect(damaged.ok).toBe(false);
  expect(damaged.damage.length).toBeGreaterThan(0);
});
