import { describe, expect, it } from "vitest";
import { formatPlace, isErrorLine, LONGEST_SHOWN, lastLineOf, parsePlace, plainLine, shownLine } from "./log-text.ts";

describe("isErrorLine", () => {
  it.each([
    "Error: ENOENT",
    "TypeError: x is not a function",
    "java.lang.NullPointerException",
    "npm ERR! code 1",
    "2 tests failed",
    "1 failed, 41 passed",
    "process exited with code 1",
    "exit code: 137",
    "exit status 2",
    "Traceback (most recent call last):",
    "0 errors, 3 failed",
  ])("%s", (line) => expect(isErrorLine(line)).toBe(true));

  it.each(["0 errors", "no error", "41 passed, 0 failed", "exit code 0", "exited with code 0", "terrorise", "all good"])("not %s", (line) =>
    expect(isErrorLine(line)).toBe(false),
  );
});

it("shows no escapes, and cuts what is too long", () => {
  expect(plainLine("\u001b[31mred\u001b[0m\u001b]0;title\u0007 done\r")).toBe("red done");
  expect(shownLine("a\tb")).toBe("a    b");
  expect(shownLine("x".repeat(LONGEST_SHOWN + 5))).toMatch(/x… \(5 more characters/);
});

it("reads back the places it writes, and refuses others", () => {
  expect(parsePlace(formatPlace({ chunkId: "01J_a-b", n: 12 }))).toEqual({ chunkId: "01J_a-b", n: 12 });
  for (const bad of [undefined, "", "abc", "abc:", ":1", "abc:-1", "a b:1", "abc:1:2"]) expect(parsePlace(bad)).toBeNull();
});

it("finds the last line that says something", () => {
  expect(lastLineOf("one\ntwo\n\n  \n")).toBe("two");
  expect(lastLineOf("\u001b[1mone\u001b[0m")).toBe("one");
  expect(lastLineOf("")).toBe("");
});
