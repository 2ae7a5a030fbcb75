import { expect, test } from "vitest";
import { findTasks } from "./find-tasks.ts";

const tasks = [
  { id: "a1", name: "Write the log" },
  { id: "b2", name: "Read the log back" },
  { id: "log-3", name: "Say hello" },
  { id: "c4", name: "Catalogue" },
];
const names = (text: string, atMost = 50) => findTasks(tasks, text, atMost).map(({ name }) => name);

test("without words everything is found, in the order of the plan", () => {
  expect(names("  ")).toEqual(tasks.map(({ name }) => name));
});

test("every word must be there, wherever it stands", () => {
  expect(names("log the")).toEqual(["Write the log", "Read the log back"]);
  expect(names("log nothing")).toEqual([]);
});

test("the beginning of a word counts for more than its middle, and a name for more than an id", () => {
  expect(names("LOG")).toEqual(["Write the log", "Read the log back", "Catalogue", "Say hello"]);
});

test("an id finds its task", () => {
  expect(names("b2")).toEqual(["Read the log back"]);
});

test("no more than asked for", () => {
  expect(names("", 2)).toHaveLength(2);
});
