import { describe, expect, test } from "vitest";
import { forAnother, inputOf, isDraft, problemsOf, readTyped, startingPoint, withInitiative } from "./create-form.ts";

describe("where a new task begins", () => {
  const task = { id: "t", initiativeId: "i", phaseId: "p" };

  test("on the screen of a task it is a part of it", () => {
    expect(startingPoint({ task, remembered: "other" })).toMatchObject({ initiativeId: "i", phaseId: "p", parentTaskId: "t" });
  });

  test("beside a task in the panel it stands in the same phase", () => {
    expect(startingPoint({ peeked: task })).toMatchObject({ initiativeId: "i", phaseId: "p", parentTaskId: null });
  });

  test("on the screen of a phase or an initiative it goes there", () => {
    expect(startingPoint({ phase: { id: "p", initiativeId: "i" } })).toMatchObject({ initiativeId: "i", phaseId: "p" });
    expect(startingPoint({ initiativeId: "i", remembered: "other" })).toMatchObject({ initiativeId: "i", phaseId: null });
  });

  test("anywhere else it goes where the last one went", () => {
    expect(startingPoint({ remembered: "other" }).initiativeId).toBe("other");
    expect(startingPoint({}).initiativeId).toBeNull();
  });
});

test("another initiative leaves behind what belongs to the first", () => {
  expect(withInitiative({ name: "n", phaseId: "p", parentTaskId: "t", waitsFor: ["x"] }, "j")).toEqual({
    name: "n",
    initiativeId: "j",
    phaseId: null,
    parentTaskId: null,
    waitsFor: [],
  });
});

test("the next one keeps the place and drops the words", () => {
  expect(forAnother({ name: "n", description: "d", waitsFor: ["x"], phaseId: "p", priority: "high" })).toEqual({
    phaseId: "p",
    priority: "high",
  });
});

test("what is kept in the browser may be anything", () => {
  expect(readTyped('{"name":"n"}')).toEqual({ name: "n" });
  for (const kept of ["", "x", "[]", "null", "1"]) expect(readTyped(kept)).toEqual({});
});

test("words make a draft, a place does not", () => {
  expect(isDraft({ phaseId: "p", waitsFor: ["x"], name: " " })).toBe(false);
  expect(isDraft({ description: "d" })).toBe(true);
});

test("what is sent holds no empty description", () => {
  const form = { ...startingPoint({ initiativeId: "i" }), name: "n", waitsFor: ["x"] };
  expect(inputOf(form)).toMatchObject({ name: "n", initiativeId: "i", description: null, dependsOn: ["x"] });
  expect(inputOf(form)).not.toHaveProperty("waitsFor");
});

describe("what the server refuses", () => {
  test("stands at its fields", () => {
    const issues = [
      { field: "name", message: "must not be empty" },
      { field: "description", message: "is too long" },
    ];
    expect(problemsOf({ message: "all", details: { issues } })).toEqual({ name: "It must not be empty.", description: "It is too long." });
    expect(problemsOf({ message: "closed", details: { field: "parentTaskId" } })).toEqual({ parentTaskId: "closed" });
  });

  test("is said as a whole where a field of it is not shown", () => {
    expect(problemsOf({ message: "all", details: { issues: [{ field: "order", message: "is wrong" }] } })).toEqual({ "": "all" });
    expect(problemsOf({ message: "no answer", details: {} })).toEqual({ "": "no answer" });
  });
});
