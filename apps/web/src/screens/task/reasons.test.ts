import { expect, test } from "vitest";
import { allBlockers, placeOf, type Reason, withLocalTimes } from "./reasons.ts";

const text = { taskId: "t", message: "m", remedy: "r" };
const waits = (blockerId: string | null, because: Reason[] = []): Reason => ({ kind: "waits_for_task", blockerId, because, ...text });

test("all that stands in the way is found at any depth, each once and the nearest first", () => {
  const open: Reason = { kind: "has_open_children", childIds: ["c1", "c2"], ...text };
  const above: Reason = { kind: "ancestor_waits", ancestorId: "p", blockerId: null, because: [waits("c1")], ...text };
  expect(allBlockers([waits("b", [open]), above, waits(null)])).toEqual(["b", "c1", "c2", "p"]);
});

test("a reason that is no task has a place of its own to look at", () => {
  expect(placeOf({ kind: "phase_waits", phaseId: "p", blockingPhaseId: "q", ...text })).toMatchObject({ kind: "phase", id: "q" });
  expect(placeOf({ kind: "claimed", agentId: null, since: null, ...text })).toBeNull();
  expect(placeOf({ kind: "waits_for_answer", questionId: "q", ...text })).toBe("inbox");
  expect(placeOf({ kind: "ready", ...text })).toBeNull();
});

test("times within a sentence are read on the reader's clock", () => {
  expect(withLocalTimes("since 2026-11-21T06:15:05.559Z.", () => "today")).toBe("since today.");
});
