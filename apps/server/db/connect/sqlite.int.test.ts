import { createHash } from "node:crypto";
import { chmodSync, mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { type NotesStore, openNotes } from "../../testing/notes-store.ts";
import { tempFolder } from "../../testing/temp-folder.ts";
import { checkDatabase } from "./check.ts";
import { databaseFiles } from "./file-modes.ts";
import { openWriter } from "./sqlite-connection.ts";
import { databaseStatus } from "./status.ts";

const mode = (path: string) => statSync(path).mode & 0o777;
const hash = (path: string) => createHash("sha256").update(readFileSync(path)).digest("hex");
const isRoot = process.getuid?.() === 0;

async function fill(store: NotesStore, rows: number): Promise<void> {
  await store.transaction("seed", async ({ notes }) => {
    for (let row = 0; row < rows; row += 1) await notes.put(`note ${String(row).padStart(6, "0")}`, "x".repeat(200));
  });
}

async function filledFile(rows = 2000): Promise<string> {
  const location = join(tempFolder(), "signalbox.db");
  const store = await openNotes({ location });
  await fill(store, rows);
  await store.close();
  return location;
}

test("a fresh folder gets a migrated database in WAL mode, private to its owner", async (ctx) => {
  const location = join(tempFolder(), "deep", "er", "signalbox.db");
  const store = await openNotes({ location });
  expect(store.warnings).toEqual([]);
  await store.transaction("put", (tx) => tx.notes.put("a", "1"));
  expect(await store.reads.notes.list()).toEqual([{ key: "a", value: "1" }]);
  const look = openWriter(location, { durability: "normal" });
  const pragma = (name: string) => look.pragma(name, { simple: true });
  expect([pragma("journal_mode"), pragma("foreign_keys"), pragma("synchronous"), pragma("wal_autocheckpoint")]).toEqual([
    "wal",
    1,
    1,
    4000,
  ]);
  expect([pragma("cache_size"), pragma("journal_size_limit"), pragma("mmap_size")]).toEqual([-65536, 67108864, 268435456]);
  look.close();
  if (process.platform === "win32") ctx.skip("Windows has no file modes");
  expect(databaseFiles(location).map(mode)).toEqual([0o600, 0o600, 0o600]);
  expect(mode(dirname(location))).toBe(0o700);
  expect(mode(dirname(dirname(location)))).toBe(0o700);
  await store.close();
});

test("a second open migrates nothing and finds what was written", async () => {
  const location = await filledFile(3);
  const store = await openNotes({ location });
  expect(store.schema).toEqual({ applied: [], backup: null });
  expect(await store.reads.notes.list()).toHaveLength(3);
  await store.close();
  expect(databaseStatus(location).backups).toEqual([]);
});

test("wider modes are warned about, with the command that mends them", async (ctx) => {
  if (process.platform === "win32") ctx.skip("Windows has no file modes");
  const location = await filledFile(1);
  chmodSync(location, 0o644);
  chmodSync(dirname(location), 0o777);
  const store = await openNotes({ location });
  await store.close();
  expect(store.warnings.some((warning) => warning.includes(`chmod 600 ${location}`))).toBe(true);
  expect(store.warnings.some((warning) => warning.includes(`chmod go-w ${dirname(location)}`))).toBe(true);
});

test("reads see only what is committed, also while a transaction is open", async () => {
  const store = await openNotes({ location: join(tempFolder(), "signalbox.db") });
  let written = () => {};
  const hasWritten = new Promise<void>((resolve) => {
    written = resolve;
  });
  let goOn = () => {};
  const mayGoOn = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const work = store.transaction("slow", async (tx) => {
    await tx.notes.put("a", "1");
    written();
    await mayGoOn;
  });
  await hasWritten;
  expect(await store.reads.notes.list()).toEqual([]);
  goOn();
  await work;
  expect(await store.reads.notes.list()).toHaveLength(1);
  await store.close();
});

test.each(["memory", "file"])("reads refuse to write (%s)", async (kind) => {
  const store = await openNotes(kind === "file" ? { location: join(tempFolder(), "signalbox.db") } : {});
  await expect(store.reads.notes.put("a", "1")).rejects.toThrow(/would write/);
  await store.close();
});

test.each(["memory", "file"])("a snapshot keeps its moment, and takes no transaction inside (%s)", async (kind) => {
  const store = await openNotes(kind === "file" ? { location: join(tempFolder(), "signalbox.db") } : {});
  await store.transaction("first", (tx) => tx.notes.put("a", "1"));
  let enter = () => {};
  const entered = new Promise<void>((resolve) => {
    enter = resolve;
  });
  let leave = () => {};
  const left = new Promise<void>((resolve) => {
    leave = resolve;
  });
  const seen = store.snapshot(async (reads) => {
    await expect(store.transaction("inside", async () => 1)).rejects.toThrow(/inside another/);
    enter();
    await left;
    return reads.notes.list();
  });
  await entered;
  const later = store.transaction("second", (tx) => tx.notes.put("b", "2"));
  if (kind === "file") await later;
  leave();
  expect(await seen).toHaveLength(1);
  await later;
  expect(await store.reads.notes.list()).toHaveLength(2);
  await store.close();
});

test("neighbours share a commit, and a failing one takes only its own changes back", async () => {
  const store = await openNotes({ location: join(tempFolder(), "signalbox.db"), durability: "full" });
  const put = (key: string) => store.transaction("put", (tx) => tx.notes.put(key, "1"));
  const failing = store.transaction("fails", async (tx) => {
    await tx.notes.put("lost", "1");
    throw new Error("changed my mind");
  });
  const results = await Promise.allSettled([put("a"), failing, put("a"), put("b")]);
  expect(results.map((result) => (result.status === "rejected" ? (result.reason as Error).message : "done"))).toEqual([
    "done",
    "changed my mind",
    expect.stringContaining("There is already a metadata with the same key"),
    "done",
  ]);
  expect((await store.reads.notes.list()).map(({ key }) => key)).toEqual(["a", "b"]);
  await store.close();
});

test("a transaction that keeps the writer is warned about by name, an import is not", async () => {
  const store = await openNotes();
  const hold = () => {
    const until = performance.now() + 110;
    while (performance.now() < until);
  };
  await store.transaction("task.slow", async () => hold());
  await store.transaction("import", async () => hold());
  expect(store.warnings).toEqual([expect.stringMatching(/^The transaction "task.slow" held the writer for \d+ ms/)]);
});

test("a closed store says so, and closing twice is fine", async () => {
  const store = await openNotes({ location: join(tempFolder(), "signalbox.db") });
  const last = store.transaction("last", (tx) => tx.notes.put("a", "1"));
  await Promise.all([last, store.close(), store.close()]);
  await expect(store.transaction("late", async () => 1)).rejects.toMatchObject({ code: "UNAVAILABLE" });
});

test("an empty file is a new database", async () => {
  const location = join(tempFolder(), "signalbox.db");
  writeFileSync(location, "");
  const store = await openNotes({ location });
  expect(await store.reads.notes.list()).toEqual([]);
  await store.close();
});

const damages: readonly (readonly [string, (path: string) => void])[] = [
  ["a file of something else", (path) => writeFileSync(path, "Dear diary, ".repeat(1000))],
  ["a damaged header", (path) => overwrite(path, 0, 100)],
  ["a damaged page in the middle", (path) => overwrite(path, Math.floor((statSync(path).size * 3) / 4 / 4096) * 4096, 4096)],
  ["a truncated file", (path) => truncateSync(path, Math.floor(statSync(path).size / 2))],
  ["a file cut inside its header", (path) => truncateSync(path, 50)],
];

function overwrite(path: string, start: number, length: number): void {
  const content = readFileSync(path);
  content.fill(0xff, start, start + length);
  writeFileSync(path, content);
}

test.each(damages)("%s is DAMAGED in one sentence, and left as it was", async (_, damage) => {
  const location = await filledFile();
  damage(location);
  const before = hash(location);
  await expect(openNotes({ location })).rejects.toMatchObject({
    name: "DomainError",
    code: "DAMAGED",
    message: expect.stringContaining(location),
  });
  expect(hash(location)).toBe(before);
});

test("a folder in the place of the file is UNAVAILABLE", async () => {
  const location = join(tempFolder(), "signalbox.db");
  mkdirSync(location);
  await expect(openNotes({ location })).rejects.toMatchObject({ code: "UNAVAILABLE", message: expect.stringContaining("is a folder") });
});

test("a file in the place of its folder is UNAVAILABLE", async () => {
  const folder = join(tempFolder(), "file");
  writeFileSync(folder, "");
  await expect(openNotes({ location: join(folder, "signalbox.db") })).rejects.toMatchObject({ code: "UNAVAILABLE" });
});

test("a read-only folder is UNAVAILABLE, with and without a database in it", async (ctx) => {
  if (isRoot || process.platform === "win32") ctx.skip("this user may write in every folder");
  const location = await filledFile(1);
  const folder = dirname(location);
  chmodSync(folder, 0o500);
  try {
    await expect(openNotes({ location: join(folder, "new.db") })).rejects.toMatchObject({
      code: "UNAVAILABLE",
      message: expect.stringContaining("rights"),
    });
    await expect(openNotes({ location })).rejects.toMatchObject({ code: "UNAVAILABLE" });
  } finally {
    chmodSync(folder, 0o700);
  }
});

test("a program without its migrations says so, and does not blame the database", async () => {
  const folder = tempFolder();
  const opening = openNotes({ location: join(folder, "signalbox.db"), migrations: join(folder, "absent") });
  await expect(opening).rejects.toMatchObject({ code: "INTERNAL", message: expect.stringContaining("The list of migrations") });
});

test("a full disk is UNAVAILABLE; what was acknowledged is there, what was refused is not", async () => {
  const location = await filledFile(10);
  const pages = Math.ceil(statSync(location).size / 4096);
  const store = await openNotes({ location, maxPages: pages + 40 });
  const numbers = Array.from({ length: 400 }, (_, index) => index);
  const results = await Promise.allSettled(
    numbers.map((number) => store.transaction("big", (tx) => tx.notes.put(`big ${number}`, "y".repeat(1000)))),
  );
  const refused = results.filter((result) => result.status === "rejected");
  expect(refused.length).toBeGreaterThan(0);
  for (const { reason } of refused) expect(reason).toMatchObject({ code: "UNAVAILABLE", message: expect.stringContaining("disk is full") });
  const acknowledged = numbers.filter((number) => results[number]?.status === "fulfilled").map((number) => `big ${number}`);
  const there = (await store.reads.notes.list()).map(({ key }) => key).filter((key) => key.startsWith("big"));
  expect(there.sort()).toEqual(acknowledged.sort());
  await store.close();
  expect(checkDatabase(location)).toMatchObject({ ok: true });
});

test("a disk too full for the first migration leaves a file that can be opened later", async () => {
  const location = join(tempFolder(), "signalbox.db");
  await expect(openNotes({ location, maxPages: 5 })).rejects.toMatchObject({
    code: "UNAVAILABLE",
    message: expect.stringContaining("disk is full"),
  });
  const store = await openNotes({ location });
  await store.close();
  expect(checkDatabase(location)).toMatchObject({ ok: true, pending: [] });
});
