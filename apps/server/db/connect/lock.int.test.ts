import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { childScript } from "../../testing/child-script.ts";
import { openNotes } from "../../testing/notes-store.ts";
import { tempFolder } from "../../testing/temp-folder.ts";
import { acquireServerLock, runningServer } from "./lock.ts";

const here = { pid: process.pid };

test("a second server is refused and told who is first; after kill -9 the next one starts", { timeout: 120_000 }, async () => {
  const path = join(tempFolder(), "new", "signalbox.db");
  const first = childScript("hold-server-lock", path);
  await first.until((output) => output.includes("locked"));
  const pid = first.process.pid;
  expect(() => acquireServerLock(path, here)).toThrow(
    expect.objectContaining({
      code: "CONFLICT",
      message: expect.stringContaining(`A Signalbox server (process ${pid}, http://127.0.0.1:1) already works on ${path}`),
    }),
  );
  expect(runningServer(path)).toEqual({ pid, url: "http://127.0.0.1:1" });
  await first.kill();
  // What the killed one has left behind says nothing any more.
  expect(existsSync(`${path}.server.json`)).toBe(true);
  expect(runningServer(path)).toBeNull();
  const next = acquireServerLock(path, here);
  next.release();
  expect(runningServer(path)).toBeNull();
});

test("a server that ends gives its lock back", { timeout: 120_000 }, async () => {
  const path = join(tempFolder(), "signalbox.db");
  const child = childScript("hold-server-lock", path);
  await child.until((output) => output.includes("locked"));
  child.process.stdin?.end();
  await child.ended();
  expect(existsSync(`${path}.server.json`)).toBe(false);
  acquireServerLock(path, here).release();
});

test("what a server says about itself is private and can change", (ctx) => {
  const path = join(tempFolder(), "signalbox.db");
  const lock = acquireServerLock(path, here);
  lock.announce({ ...here, url: "http://localhost:2" });
  expect(runningServer(path)).toEqual({ ...here, url: "http://localhost:2" });
  if (process.platform === "win32") ctx.skip("Windows has no file modes");
  expect([`${path}.server.json`, `${path}.lock`].map((file) => statSync(file).mode & 0o777)).toEqual([0o600, 0o600]);
  lock.release();
  lock.release();
});

test("commands work on the file of a running server, and asking leaves nothing behind", async () => {
  const folder = tempFolder();
  expect(runningServer(join(folder, "signalbox.db"))).toBeNull();
  const location = join(folder, "signalbox.db");
  const lock = acquireServerLock(location, here);
  const server = await openNotes({ location, lock });
  const command = await openNotes({ location });
  await command.transaction("put", (tx) => tx.notes.put("a", "1"));
  expect(await server.reads.notes.list()).toHaveLength(1);
  await command.close();
  await server.close();
  lock.release();
});
