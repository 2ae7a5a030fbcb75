import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, it } from "vitest";
import { openSqlite } from "../../db/connect/sqlite.ts";
import { createRepositories } from "../../db/repositories/drizzle/index.ts";
import { auditHash, chainStart } from "../../domain/audit-chain.ts";
import { testApp } from "../../testing/app.ts";
import { tempFolder } from "../../testing/temp-folder.ts";
import { createTask } from "../tasks/create-task.ts";
import { verifyAudit } from "./verify-audit.ts";

/** A database with the audit entries of `count` commands, `change`d behind the program's back, and what is found then. */
async function foundAfter(change: (raw: Database.Database) => void, count = 6) {
  const location = join(tempFolder(), "audit.db");
  const open = () => testApp(({ clock, ids }) => openSqlite({ location, clock, ids, createRepositories, warn: () => {} }));
  const writing = await open();
  for (let made = 0; made < count; made += 1) await createTask(writing.app, writing.context, { name: `task ${made}` });
  const before = await verifyAudit(writing.app, {});
  await writing.close();
  tamper(location, change);
  const reading = await open();
  try {
    const known = before.head?.hash;
    return { before, after: await verifyAudit(reading.app, { known }) };
  } finally {
    await reading.close();
  }
}

/** As one who can write the file would: the guards away, the change, and the guards back. */
function tamper(location: string, change: (raw: Database.Database) => void): void {
  const raw = new Database(location);
  const guards = raw
    .prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'audit_entries'")
    .all();
  expect(guards.length).toBeGreaterThan(1);
  for (const { name } of guards) raw.exec(`DROP TRIGGER ${name}`);
  change(raw);
  for (const { sql } of guards) raw.exec(sql);
  raw.close();
}

const placesOf = ({ breaks }: { readonly breaks: readonly { readonly sequence: number }[] }) => breaks.map(({ sequence }) => sequence);

const copied = "actor_type, actor_id, key_id, action, entity_type, entity_id, outcome, reason, request_id, event_sequence";

it("finds a log that nobody touched whole, and an empty one", { timeout: 60_000 }, async () => {
  const { before, after } = await foundAfter(() => {});
  expect(after).toEqual({ ...before, holdsKnown: true });
  expect(before).toMatchObject({ entries: 6, total: 0, breaks: [], holdsKnown: null, head: { sequence: 6 } });
  const empty = await foundAfter(() => {}, 0);
  expect(empty.before).toEqual({ entries: 0, head: null, total: 0, breaks: [], holdsKnown: null });
});

it.each([
  ["who did it", "actor_id = 'somebody'"],
  ["what was done", "action = 'task.delete'"],
  ["when", "created_at = created_at + 1"],
  ["when, to what is no time", "created_at = 'never'"],
  ["a field that was empty", "reason = ''"],
  ["its hash", "hash = upper(hash)"],
])("names the entry that was changed: %s", { timeout: 60_000 }, async (_what, set) => {
  const { after } = await foundAfter((raw) => raw.exec(`UPDATE audit_entries SET ${set} WHERE sequence = 3`));
  expect(after.breaks[0]).toEqual({ sequence: 3, reason: "Audit entry 3 was changed after it was written." });
});

it("names the entries that were removed, also the first, and where a gap was closed", { timeout: 60_000 }, async () => {
  const middle = await foundAfter((raw) => raw.exec("DELETE FROM audit_entries WHERE sequence IN (2, 4, 5)"));
  expect(middle.after.breaks.map(({ reason }) => reason)).toEqual(["Audit entry 2 was removed.", "Audit entries 4 to 5 were removed."]);
  const first = await foundAfter((raw) => raw.exec("DELETE FROM audit_entries WHERE sequence = 1"));
  expect(placesOf(first.after)).toEqual([1]);
  const closed = await foundAfter((raw) =>
    raw.exec("DELETE FROM audit_entries WHERE sequence = 5; UPDATE audit_entries SET sequence = 5 WHERE sequence = 6"),
  );
  expect(placesOf(closed.after)).toEqual([5]);
});

it("names an entry that was put in, at the end, in the middle or before the first", { timeout: 60_000 }, async () => {
  const insert = (sequence: number) => `
    INSERT INTO audit_entries (sequence, id, ${copied}, previous_hash, hash, created_at)
    SELECT ${sequence}, '${"0".repeat(25)}Z', ${copied}, hash, '${"a".repeat(64)}', created_at FROM audit_entries WHERE sequence = 2`;
  expect(placesOf((await foundAfter((raw) => raw.exec(insert(7)))).after)).toEqual([7]);
  expect(placesOf((await foundAfter((raw) => raw.exec(insert(-5)))).after)[0]).toBe(-5);
  const makeRoom =
    "UPDATE audit_entries SET sequence = 100 + sequence WHERE sequence > 2; UPDATE audit_entries SET sequence = sequence - 99 WHERE sequence > 99;";
  expect(placesOf((await foundAfter((raw) => raw.exec(`${makeRoom} ${insert(3)}`))).after)[0]).toBe(3);
});

it("shows by a hash that was noted down that the end was cut off, or everything written anew", { timeout: 60_000 }, async () => {
  const cut = await foundAfter((raw) => raw.exec("DELETE FROM audit_entries WHERE sequence > 4"));
  expect(cut.after).toMatchObject({ entries: 4, total: 0, holdsKnown: false });
  const anew = await foundAfter((raw) => rewrite(raw));
  expect(anew.after).toMatchObject({ entries: 6, total: 0, holdsKnown: false });
});

interface Row {
  readonly sequence: number;
  readonly created_at: number;
}

/** Another's name in every entry, and all hashes made again: the chain itself holds. */
function rewrite(raw: Database.Database): void {
  raw.exec("UPDATE audit_entries SET actor_id = 'somebody'");
  let previousHash = chainStart.hash;
  for (const { sequence, created_at, ...row } of raw.prepare<[], Row>("SELECT * FROM audit_entries ORDER BY sequence").all()) {
    const entry = { ...inCamelCase({ ...row, previous_hash: previousHash }), createdAt: new Date(created_at) };
    const hash = auditHash(previousHash, entry);
    raw.prepare("UPDATE audit_entries SET previous_hash = ?, hash = ? WHERE sequence = ?").run(previousHash, hash, sequence);
    previousHash = hash;
  }
}

const inCamelCase = (row: object) =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase()), value]),
  );
