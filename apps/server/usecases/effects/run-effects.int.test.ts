import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { openSqlite } from "../../db/connect/sqlite.ts";
import { createRepositories } from "../../db/repositories/drizzle/index.ts";
import { testApp } from "../../testing/app.ts";
import { childScript } from "../../testing/child-script.ts";
import { serverProcess } from "../../testing/server-process.ts";
import { tempFolder } from "../../testing/temp-folder.ts";
import { runEffects } from "./run-effects.ts";

const timeout = 240_000;

function places() {
  const folder = tempFolder();
  return { path: join(folder, "box.db"), notes: join(folder, "notes.txt") };
}

/** The database as another process sees it. */
async function looking(path: string) {
  const world = await testApp(({ clock, ids }) => openSqlite({ location: path, clock, ids, createRepositories, warn: () => {} }));
  onTestFinished(() => world.close());
  return { ...world, effects: world.app.store.reads.effects };
}

const began = (output: string) => output.includes("began note-1\n");

it("loses nothing that was committed by a process that was killed before it could act, and runs it once, whoever looks for it", {
  timeout,
}, async () => {
  const { path, notes } = places();
  expect(await childScript("effects", path, "enqueue").ended()).toBeNull();
  const { app, effects } = await looking(path);
  expect(
    (await app.store.reads.events.readStream("task", (await app.store.reads.tasks.findByName("with an effect", 2))[0]?.id ?? "")).length,
  ).toBe(1);
  expect(await effects.findByStatus("queued", 5)).toMatchObject([{ idempotencyKey: "note-1", attempts: 0 }]);
  const workers = [childScript("effects", path, "work", notes), childScript("effects", path, "work", notes)];
  await Promise.any(workers.map((worker) => worker.until(began)));
  for (const worker of workers) {
    worker.process.stdin?.end();
    expect(await worker.ended()).toBe(0);
  }
  expect(readFileSync(notes, "utf8")).toBe("note-1 hello\n");
  expect(await effects.findByStatus("done", 5)).toMatchObject([{ idempotencyKey: "note-1", attempts: 1 }]);
});

it("runs again, with the same key, what a process was killed in the middle of, once its lease has ended", { timeout }, async () => {
  const { path, notes } = places();
  await childScript("effects", path, "enqueue").ended();
  const hanging = childScript("effects", path, "hang", notes);
  await hanging.until(began);
  await hanging.kill();
  const { app, effects, clock } = await looking(path);
  const [leased] = await effects.findByStatus("leased", 5);
  const until = leased?.leasedUntil?.getTime() ?? 0;
  const keys: string[] = [];
  const handlers = { note: async (_payload: unknown, { idempotencyKey }: { idempotencyKey: string }) => void keys.push(idempotencyKey) };
  const pass = async () => {
    const runs = await runEffects(app, { handlers, worker: "next", limit: 5, leaseMs: 60_000 });
    return Promise.all(runs.map(({ ended }) => ended));
  };
  clock.set(new Date(until - 1));
  expect(await pass()).toEqual([]);
  clock.set(new Date(until));
  expect(await pass()).toEqual(["done"]);
  expect([readFileSync(notes, "utf8"), keys]).toEqual(["note-1 hello\n", ["note-1"]]);
  expect(await effects.findByStatus("done", 5)).toMatchObject([{ attempts: 2 }]);
});

it("is part of the server: what nobody can do is dead, in the log and for whoever asks", { timeout }, async () => {
  const { path } = places();
  await childScript("effects", path, "enqueue").ended();
  const server = serverProcess(["--db", path]);
  const { url, token } = await server.started();
  await server.logged("knows the kind note");
  const ask = async () => {
    const query = `${url}/trpc/effects.byStatus?input=${encodeURIComponent('{"status":"dead"}')}`;
    const response = await fetch(query, { headers: { authorization: `Bearer ${token}` } });
    return ((await response.json()) as { result: { data: { kind: string; lastError: string }[] } }).result.data;
  };
  expect(await ask()).toMatchObject([{ kind: "note", attempts: 1, lastError: expect.stringContaining("knows the kind note") }]);
  server.process.kill("SIGTERM");
  expect(await server.ended()).toBe(0);
});
