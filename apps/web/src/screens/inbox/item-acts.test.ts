import { expect, it } from "vitest";
import { kindWords } from "./inbox-item.ts";
import { actsOf } from "./item-acts.ts";

const kinds = Object.keys(kindWords) as (keyof typeof kindWords)[];

it("gives every command of an item one meaning", () => {
  for (const kind of kinds) {
    const commands = actsOf({ kind }).map(({ command }) => command);
    expect(new Set(commands).size).toBe(commands.length);
  }
});

it("lets a question wait for its answer, unless reading is enough", () => {
  expect(actsOf({ kind: "question" })).toEqual([]);
  expect(actsOf({ kind: "question" }, { readIsEnough: true }).map(({ command }) => command)).toEqual(["inbox.done"]);
  expect(actsOf({ kind: "agent_question" }, { readIsEnough: true })).toEqual([]);
});

it("decides at once only on what the design lets be decided at once", () => {
  expect(kinds.filter((kind) => actsOf({ kind }, { readIsEnough: true }).some(({ atOnce }) => atOnce))).toEqual([
    "question",
    "error_message",
    "proposal",
  ]);
});
