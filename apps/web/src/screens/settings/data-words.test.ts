import { expect, it } from "vitest";
import { bytesInWords, verificationInWords } from "./data-words.ts";

it("says sizes as people do", () => {
  expect(bytesInWords(512)).toBe("512 bytes");
  expect(bytesInWords(1536)).toBe("1.5 KiB");
  expect(bytesInWords(22_200_320)).toBe("21.2 MiB");
});

it("says what holds together and what does not", () => {
  const good = { tasks: { checked: 12, wrong: 0 }, projections: { checked: 1, differ: 0 }, audit: { entries: 70, problem: null } };
  expect(verificationInWords(good).every(({ isGood }) => isGood)).toBe(true);
  const bad = { tasks: { checked: 12, wrong: 2 }, projections: { checked: 8, differ: 1 }, audit: { entries: 70, problem: "entry 3" } };
  expect(verificationInWords(bad).map(({ isGood, words }) => [isGood, words])).toEqual([
    [false, "2 counts of 12 tasks are wrong. Repair the plan below."],
    [false, "1 of 8 rows differ from what the log says."],
    [false, "The audit log is not whole: entry 3"],
  ]);
});
