import { expect, it } from "vitest";
import { affectedTasks } from "./affected-tasks.ts";

/** "a>b" : b is below a; "c-a" : c waits for a. */
function plan(text: string) {
  const parts = text.split(" ");
  const parents = new Map(parts.filter((part) => part.includes(">")).map((part) => part.split(">").reverse() as [string, string]));
  const ids = new Set(parts.flatMap((part) => part.split(/[->]/)));
  return {
    tasks: [...ids].map((id) => ({ id, parentTaskId: parents.get(id) ?? null })),
    taskDependencies: parts
      .filter((part) => part.includes("-"))
      .map((part) => {
        const [taskId = "", dependsOnTaskId = ""] = part.split("-");
        return { taskId, dependsOnTaskId };
      }),
  };
}

const affected = (ids: string, text: string) => [...affectedTasks(ids.split(" "), plan(text))].sort().join("");

it("touches the task itself, all above it and all below it", () => {
  expect(affected("b", "a>b b>c c>d a>x")).toBe("abcd");
});

it("touches who waits for it, with all below them", () => {
  expect(affected("a", "w-a w>v u-w")).toBe("avw");
});

it("touches who waits for one above it", () => {
  expect(affected("c", "a>b b>c w-a w>v")).toBe("abcvw");
});

it("takes several at once, and one that is not there", () => {
  expect(affected("a x", "w-a v-x")).toBe("avwx");
  expect(affected("gone", "w-a")).toBe("gone");
});

it("ends where parents or waiters go in a circle", () => {
  expect(affected("a", "a>b b>a w-a a-w")).toBe("abw");
});
