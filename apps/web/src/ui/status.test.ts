import { expect, it } from "vitest";
import { statuses, statusWords, worstOf } from "./status.tsx";

it("shows the worst of what is hidden", () => {
  expect(worstOf(["done", "ready", "failed", "running"])).toBe("failed");
  expect(worstOf(["done", "needs"])).toBe("needs");
  expect(worstOf([])).toBeUndefined();
});

it("has another word for each state", () => {
  expect(new Set(statuses.map((status) => statusWords[status])).size).toBe(11);
});
