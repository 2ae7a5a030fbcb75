import { expect, it } from "vitest";
import { isReady, statusOfAgent, statusOfInitiative, statusOfPhase, statusOfTask } from "./status-of.ts";

const free = { status: "pending", unmetDependencies: 0, inheritedUnmet: 0, unfinishedChildren: 0, gateOpen: true } as const;

it("is ready only when nothing at all holds it", () => {
  expect(isReady(free)).toBe(true);
  expect(isReady({ ...free, unmetDependencies: 1 })).toBe(false);
  expect(isReady({ ...free, inheritedUnmet: 1 })).toBe(false);
  expect(isReady({ ...free, unfinishedChildren: 1 })).toBe(false);
  expect(isReady({ ...free, gateOpen: false })).toBe(false);
  expect(isReady({ ...free, status: "blocked" })).toBe(false);
});

it("shows tasks, phases, agents and initiatives by the states of the design", () => {
  expect(statusOfTask(free)).toBe("ready");
  expect(statusOfTask({ ...free, gateOpen: false })).toBe("queued");
  expect(statusOfTask({ ...free, status: "in_progress" })).toBe("running");
  expect(statusOfTask({ ...free, status: "quality_review", unmetDependencies: 2 })).toBe("review");
  expect(statusOfTask({ ...free, status: "completed" })).toBe("done");
  expect(statusOfTask({ ...free, status: "cancelled" })).toBe("cancelled");
  expect(statusOfPhase({ status: "pending_review" })).toBe("review");
  expect(statusOfAgent({ status: "waiting_for_input" })).toBe("needs");
  expect(statusOfAgent({ status: "crashed" })).toBe("failed");
  expect(statusOfInitiative({ status: "archived" })).toBe("cancelled");
});
