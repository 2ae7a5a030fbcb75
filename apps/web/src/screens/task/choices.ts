import type { Task } from "./use-task.ts";

export const priorities = { high: "High", medium: "Medium", low: "Low" } as const satisfies Record<Task["priority"], string>;

export const categories = {
  execute: "Execute",
  research: "Research",
  discuss: "Discuss",
  plan: "Plan",
  detail: "Detail",
  refine: "Refine",
  verify: "Verify",
  merge: "Merge",
  review: "Review",
} as const satisfies Record<Task["category"], string>;
