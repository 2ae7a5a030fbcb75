import { expect, it } from "vitest";
import { lastLines } from "./last-lines.ts";

it("shows the last lines that say something, with the time of their chunk", () => {
  const chunks = [
    { content: "one\ntwo\n", createdAt: "a" },
    { content: "\r\nthree\r\n  \nfour", createdAt: "b" },
  ];
  expect(lastLines(chunks, 3)).toEqual([
    { at: "a", text: "two" },
    { at: "b", text: "three" },
    { at: "b", text: "four" },
  ]);
  expect(lastLines([], 3)).toEqual([]);
});
