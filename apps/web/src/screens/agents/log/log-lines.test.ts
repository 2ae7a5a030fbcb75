import { expect, it } from "vitest";
import { chunkOf, emptyLog, findLine, indexOfPlace, linesOf, placeOf, type ReadChunk, withNewer, withOlder } from "./log-lines.ts";

const chunk = (id: string, ...lines: string[]): ReadChunk => ({
  id,
  sessionNumber: 1,
  content: `${lines.join("\n")}\n`,
  createdAt: "2026-01-02T03:04:05.000Z",
});

const newest = (...items: ReadChunk[]) => withNewer(emptyLog, { items, atEnd: true });

it("counts lines as the server does, without one behind the last line break", () => {
  expect(linesOf("a\nb\n")).toEqual(["a", "b"]);
  expect(linesOf("a\n\nb")).toEqual(["a", "", "b"]);
  expect(linesOf("")).toEqual([""]);
  expect(linesOf("\n")).toEqual([""]);
});

it("puts newer chunks behind and older ones before, and keeps the place of what is there", () => {
  const log = withNewer(newest(chunk("c", "c0", "c1")), { items: [chunk("d", "d0")], atEnd: true });
  const more = withOlder(log, { items: [chunk("a", "a0"), chunk("b", "b0", "b1")], previous: "a" });
  expect(more.lines).toEqual(["a0", "b0", "b1", "c0", "c1", "d0"]);
  expect(more).toMatchObject({ before: "a", atEnd: true, origin: -3 });
  expect(more.chunks.map(({ id, start }) => [id, start])).toEqual([
    ["a", 0],
    ["b", 1],
    ["c", 3],
    ["d", 5],
  ]);
  for (const [index] of more.lines.entries()) {
    const found = placeOf(more, index);
    expect(found && indexOfPlace(more, found)).toBe(index);
    expect(more.lines[index]).toBe(`${found?.chunkId}${found?.n}`);
  }
});

it("takes a chunk that was read twice once", () => {
  const log = newest(chunk("a", "a0"));
  expect(withNewer(log, { items: [chunk("a", "a0"), chunk("b", "b0")], atEnd: true }).lines).toEqual(["a0", "b0"]);
  expect(withNewer(log, { items: [chunk("a", "a0")], atEnd: true })).toBe(log);
});

it("drops whole chunks at the end that nobody looks at", () => {
  const log = newest(chunk("a", "a0", "a1"), chunk("b", "b0"), chunk("c", "c0"));
  const newer = withNewer(log, { items: [chunk("d", "d0")], atEnd: true }, 3);
  expect(newer).toMatchObject({ lines: ["b0", "c0", "d0"], before: "b", origin: 2, atEnd: true });
  expect(newer.chunks[0]).toMatchObject({ id: "b", start: 0 });
  const older = withOlder(newer, { items: [chunk("a", "a0", "a1")], previous: null }, 3);
  expect(older).toMatchObject({ lines: ["a0", "a1", "b0"], before: null, origin: 0, atEnd: false });
  const again = withNewer(older, { items: [chunk("c", "c0"), chunk("d", "d0")], atEnd: true }, 10);
  expect(again.lines).toEqual(["a0", "a1", "b0", "c0", "d0"]);
});

it("holds at least one chunk, however long", () => {
  const long = chunk("a", "1", "2", "3", "4");
  expect(withNewer(emptyLog, { items: [long], atEnd: true }, 2).lines).toHaveLength(4);
  expect(withNewer(newest(chunk("0", "0")), { items: [long], atEnd: true }, 2)).toMatchObject({
    before: "a",
    lines: ["1", "2", "3", "4"],
  });
  expect(withOlder(emptyLog, { items: [long], previous: null }, 2).lines).toHaveLength(4);
});

it("finds the chunk of a line, and none beyond the ends", () => {
  const log = newest(chunk("a", "a0", "a1"), chunk("b", "b0"));
  expect([0, 1, 2].map((index) => chunkOf(log, index)?.id)).toEqual(["a", "a", "b"]);
  expect(chunkOf(log, 3)).toBeUndefined();
  expect(chunkOf(log, -1)).toBeUndefined();
  expect(indexOfPlace(log, { chunkId: "z", n: 0 })).toBe(-1);
  expect(indexOfPlace(log, { chunkId: "a", n: 99 })).toBe(1);
});

it("looks for lines in both directions", () => {
  const lines = ["x", "-", "x", "-"];
  const test = (line: string) => line === "x";
  expect(findLine({ lines, from: -1, step: 1 }, test)).toBe(0);
  expect(findLine({ lines, from: 0, step: 1 }, test)).toBe(2);
  expect(findLine({ lines, from: 2, step: 1 }, test)).toBe(-1);
  expect(findLine({ lines, from: 4, step: -1 }, test)).toBe(2);
  expect(findLine({ lines, from: 0, step: -1 }, test)).toBe(-1);
});
