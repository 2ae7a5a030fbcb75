import { expect, it } from "vitest";
import { keyOfRow, withGaps, withNewer } from "./log-rows.ts";

const at = (...sequences: number[]) => sequences.map((sequence) => ({ sequence }));

it("shows where sequences are missing", () => {
  expect(withGaps(at(9, 8, 5, 4), true).map(keyOfRow)).toEqual(["9", "8", "gap-6", "5", "4"]);
  expect(withGaps(at(9, 5), true)[1]).toEqual({ kind: "gap", first: 6, last: 8 });
});

it("has no gaps in a filtered log", () => {
  expect(withGaps(at(9, 5), false).map(keyOfRow)).toEqual(["9", "5"]);
});

it("puts what is newer on top, once", () => {
  expect(withNewer(at(4, 3), at(5, 4, 6, 5)).map(({ sequence }) => sequence)).toEqual([6, 5, 4, 3]);
  expect(withNewer([], at(1))).toEqual(at(1));
});
