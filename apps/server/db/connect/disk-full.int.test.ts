import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";
import { randomIds } from "../../adapters/ids.ts";
import { aTask } from "../../testing/builders.ts";
import { fakeClock } from "../../testing/clock.ts";
import { tempFolder } from "../../testing/temp-folder.ts";
import { createRepositories } from "../repositories/drizzle/index.ts";
import { checkDatabase } from "./check.ts";
import { openSqlite } from "./sqlite.ts";

const run = (command: string, ...args: string[]) => spawnSync(command, args, { encoding: "utf8" }).status === 0;

it("a full disk is one sentence, loses nothing that was acknowledged, and is over when there is room again", async (ctx) => {
  const folder = tempFolder();
  if (!run("mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", folder)) return ctx.skip("a small file system cannot be mounted here");
  try {
    const path = join(folder, "signalbox.db");
    const store = await openSqlite({ location: path, clock: fakeClock(), ids: randomIds(), createRepositories, warn: () => {} });
    const write = () => store.transaction("write", (tx) => tx.tasks.create(aTask({ description: "x".repeat(20_000) })));
    const stored: string[] = [];
    const failure = await writeUntilRefused(write, stored);
    expect(failure).toMatchObject({ code: "UNAVAILABLE", message: expect.stringMatching(/disk.*full|full.*disk/i) });
    expect(stored.length).toBeGreaterThan(5);
    expect((await store.reads.tasks.findByIds(stored)).length).toBe(stored.length);
    expect(run("mount", "-o", "remount,size=16m", folder)).toBe(true);
    await write();
    await store.close();
    expect(await checkDatabase(path)).toMatchObject({ ok: true });
  } finally {
    run("umount", "-l", folder);
  }
});

async function writeUntilRefused(write: () => Promise<{ id: string }>, stored: string[]): Promise<unknown> {
  for (let n = 0; n < 10_000; n++) {
    try {
      stored.push((await write()).id);
    } catch (error) {
      return error;
    }
  }
  return undefined;
}
