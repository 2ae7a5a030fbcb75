import { afterEach, beforeEach, expect, it } from "vitest";
import { type TestApp, testApp } from "../../testing/app.ts";
import { findInLog } from "./find-in-log.ts";
import { readLogTail } from "./read-log-tail.ts";

let world: TestApp;
beforeEach(async () => {
  world = await testApp();
});
afterEach(() => world.close());

const log = (...contents: string[]) =>
  world.app.store.transaction("log", async (tx) => {
    const ids: string[] = [];
    for (const [index, content] of contents.entries()) {
      const chunk = { agentId: "a1", agentName: "calm-otter", content, sessionNumber: index < 2 ? 1 : 2 };
      ids.push((await tx.logChunks.insertChunk(chunk)).id);
    }
    return ids;
  });

it("reads a log backwards to its beginning", async () => {
  await log("1", "2", "3", "4", "5");
  const read: string[][] = [];
  for (let before: string | null | undefined; before !== null; ) {
    const tail = await readLogTail(world.app, { agentId: "a1", limit: 2, before });
    read.push(tail.items.map(({ content }) => content));
    before = tail.previous;
  }
  expect(read).toEqual([["4", "5"], ["2", "3"], ["1"]]);
  expect(await readLogTail(world.app, { agentId: "nobody", limit: 2 })).toEqual({ items: [], previous: null });
  expect((await readLogTail(world.app, { agentId: "a1", limit: 5 })).previous).toBeNull();
});

it("finds lines in the order of the log, with their place", async () => {
  const [one, , three] = await log("first\nan ERROR\n", "fine", "error\nfine\nno error");
  const find = (text: string, limit = 10) => findInLog(world.app, { agentId: "a1", text, limit });
  expect(await find("Error")).toEqual({
    hits: [
      { chunkId: one, sessionNumber: 1, line: 1, text: "an ERROR" },
      { chunkId: three, sessionNumber: 2, line: 0, text: "error" },
      { chunkId: three, sessionNumber: 2, line: 2, text: "no error" },
    ],
    truncated: false,
  });
  expect(await find("error", 3)).toMatchObject({ truncated: false });
  expect(await find("error", 2)).toMatchObject({ hits: [{ line: 1 }, { line: 0 }], truncated: true });
  expect(await find("nothing")).toEqual({ hits: [], truncated: false });
});

it("finds its place in a chunk with more lines than a call has room for", async () => {
  await log("a\n".repeat(300_000));
  expect(await findInLog(world.app, { agentId: "a1", text: "a", limit: 2 })).toMatchObject({
    hits: [{ line: 0 }, { line: 1 }],
    truncated: true,
  });
});

it("goes on over pages, and says where it stopped looking", async () => {
  await log("a", "b", "c", "d", "e needle");
  const find = (bounds: { chunks: number; page: number }) => findInLog(world.app, { agentId: "a1", text: "needle", limit: 10 }, bounds);
  expect(await find({ chunks: 100, page: 2 })).toMatchObject({ hits: [{ text: "e needle" }], truncated: false });
  expect(await find({ chunks: 4, page: 2 })).toEqual({ hits: [], truncated: true });
});
