import { expect, test } from "vitest";
import { actorInWords, happenedInWords, taskIdsIn } from "./history-words.ts";

const names: Readonly<Record<string, string>> = { t1: "Read the log", p1: "Basics", p2: "Release", a1: "kind-adder" };
const nameOf = (id: string) => names[id] ?? id;
const event = (type: string, payload: Record<string, unknown>) => ({ type, payload, streamType: "task" });
const say = (type: string, payload: Record<string, unknown>) => happenedInWords(event(type, payload), nameOf);

test("sentences name tasks and phases instead of ids", () => {
  expect(say("task.dependencyAdded", { dependsOnTaskId: "t1" })).toBe("made it wait for “Read the log”");
  expect(say("task.dependencyRemoved", { dependsOnTaskId: "gone" })).toBe("let it no longer wait for “gone”");
  expect(say("task.updated", { phaseId: { before: "p1", after: "p2" } })).toBe("changed its phase from Basics to Release");
});

test("changes say what was and what is, and what the log does not keep is only named", () => {
  expect(say("task.updated", { priority: { before: "low", after: "high" }, rewritten: ["description"] })).toBe(
    "changed its priority from low to high, its description",
  );
  expect(say("task.updated", { name: { before: "a", after: "b" } })).toBe("changed its title from a to b");
  expect(say("task.updated", {})).toBe("changed it");
});

test("the verbs of the log stand as they are, also those nobody knows yet", () => {
  expect(say("task.blocked", { from: "in_progress" })).toBe("blocked it: was in progress");
  expect(say("task.polished", {})).toMatch(/polished it/);
});

test("who did it", () => {
  expect(actorInWords({ actorType: "user", actorId: "owner" }, nameOf)).toBe("You");
  expect(actorInWords({ actorType: "user", actorId: "Ada" }, nameOf)).toBe("Ada");
  expect(actorInWords({ actorType: "agent", actorId: "a1" }, nameOf)).toBe("kind-adder");
  expect(actorInWords({ actorType: "system", actorId: "import" }, nameOf)).toBe("Signalbox");
});

test("the tasks to be named", () => {
  const events = [
    event("task.dependencyAdded", { dependsOnTaskId: "t1" }),
    event("task.dependencyRemoved", { dependsOnTaskId: "t1" }),
    event("task.updated", { parentTaskId: { before: null, after: "t2" }, phaseId: { before: "p1", after: "p2" } }),
  ];
  expect(taskIdsIn(events)).toEqual(["t1", "t2"]);
});
