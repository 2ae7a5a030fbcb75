import { expect, it } from "vitest";
import { nextHit } from "./log-hits.ts";
import { emptyLog, withNewer } from "./log-lines.ts";
import { holds } from "./log-text.ts";

const chunk = (id: string, content: string) => ({ id, sessionNumber: 1, content, createdAt: "2026-01-02T03:04:05.000Z" });
const log = withNewer(emptyLog, { items: [chunk("m", "no\nHit one\nno\nhit two\n")], atEnd: true });
const seek = { log, hits: [], test: holds("hit") } as const;
const server = (chunkId: string, line: number) => ({ chunkId, sessionNumber: 1, line });

it("goes through the lines that are held, whatever their case", () => {
  expect(nextHit({ ...seek, from: -1, step: 1 })).toEqual({ kind: "held", index: 1 });
  expect(nextHit({ ...seek, from: 1, step: 1 })).toEqual({ kind: "held", index: 3 });
  expect(nextHit({ ...seek, from: 3, step: -1 })).toEqual({ kind: "held", index: 1 });
});

it("begins again at the other end", () => {
  expect(nextHit({ ...seek, from: 3, step: 1 })).toEqual({ kind: "held", index: 1 });
  expect(nextHit({ ...seek, from: 1, step: -1 })).toEqual({ kind: "held", index: 3 });
  expect(nextHit({ ...seek, from: 0, step: 1, test: holds("nothing") })).toBeNull();
});

it("goes on where the log is not held, to the nearest", () => {
  const hits = [server("a", 4), server("b", 7), server("m", 1), server("m", 3), server("x", 0), server("z", 2)];
  expect(nextHit({ ...seek, hits, from: 3, step: 1 })).toEqual({ kind: "elsewhere", place: { chunkId: "x", n: 0 } });
  expect(nextHit({ ...seek, hits, from: 1, step: -1 })).toEqual({ kind: "elsewhere", place: { chunkId: "b", n: 7 } });
});

it("knows that a later session stands behind, whatever its ids", () => {
  const hits = [{ chunkId: "a", sessionNumber: 2, line: 5 }];
  expect(nextHit({ ...seek, hits, from: 3, step: 1 })).toEqual({ kind: "elsewhere", place: { chunkId: "a", n: 5 } });
  expect(nextHit({ ...seek, hits, from: 1, step: -1 })).toEqual({ kind: "held", index: 3 });
});
