import { DomainError } from "@signalbox/contracts";
import { describe, expect, it } from "vitest";
import type { TaskStatus } from "./statuses.ts";
import { taskStatuses } from "./statuses.ts";
import type { TaskAction, TaskToMove } from "./task-status.ts";
import { nextStatus, parentCompletes, statusesThatAllow, taskActions } from "./task-status.ts";

const free = { unmetDependencies: 0, inheritedUnmet: 0, unfinishedChildren: 0, gateOpen: true };

/** The rules as the specification says them: from where, to where. */
const rules: Record<TaskAction, { from: TaskStatus[]; to: TaskStatus }> = {
  claim: { from: ["pending"], to: "in_progress" },
  complete: { from: ["pending", "in_progress", "quality_review", "blocked"], to: "completed" },
  reopen: { from: ["quality_review", "completed", "blocked", "cancelled"], to: "pending" },
  cancel: { from: ["pending", "in_progress", "quality_review", "blocked"], to: "cancelled" },
  block: { from: ["pending", "in_progress"], to: "blocked" },
  submit_for_review: { from: ["in_progress"], to: "quality_review" },
};

function refusalOf(task: TaskToMove, action: TaskAction): DomainError {
  try {
    nextStatus(task, action);
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error(`${action} was not refused from ${task.status}`);
}

describe.each(taskActions)("%s", (action) => {
  it.each(taskStatuses)("from %s", (status) => {
    const task = { id: "t1", status, ...free };
    if (rules[action].from.includes(status)) {
      expect(nextStatus(task, action)).toBe(rules[action].to);
      return;
    }
    const error = refusalOf(task, action);
    expect(error).toMatchObject({ code: "REFUSED", details: { taskId: "t1", status, action } });
    expect(error.message).toMatch(new RegExp(`^Task t1 cannot be .+: its status is "${status}"\\. [A-Z].+\\.$`));
  });

  it("lists where it may start", () => {
    expect(statusesThatAllow(action)).toEqual(taskStatuses.filter((status) => rules[action].from.includes(status)));
  });
});

describe("what stands in the way", () => {
  it.each([
    [{ unmetDependencies: 2 }, "2 dependencies of its own"],
    [{ inheritedUnmet: 1 }, "1 dependency of its parents"],
    [{ unfinishedChildren: 1 }, "1 unfinished subtask"],
    [{ gateOpen: false }, "its phase or initiative"],
  ])("a claim is refused with %o", (change, words) => {
    expect(refusalOf({ id: "t1", status: "pending", ...free, ...change }, "claim").message).toContain(
      `It is not ready: it waits for ${words}.`,
    );
  });

  it("a completion is refused with open subtasks only", () => {
    const task = { id: "t1", status: "pending", unmetDependencies: 1, inheritedUnmet: 1, unfinishedChildren: 3, gateOpen: false } as const;
    expect(refusalOf(task, "complete").message).toContain("It has 3 unfinished subtasks; complete or cancel them first.");
    expect(nextStatus({ ...task, unfinishedChildren: 0 }, "complete")).toBe("completed");
  });
});

describe("parentCompletes", () => {
  it.each(taskStatuses)("when its children ended: %s", (status) => {
    const open = status !== "completed" && status !== "cancelled";
    expect(parentCompletes({ status }, { completedChildren: 1, unfinishedChildren: 0 })).toBe(open);
    expect(parentCompletes({ status }, { completedChildren: 1, unfinishedChildren: 1 })).toBe(false);
    expect(parentCompletes({ status }, { completedChildren: 0, unfinishedChildren: 0 })).toBe(false);
  });
});
