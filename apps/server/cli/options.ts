import { InvalidArgumentError } from "commander";

/** Values of options as people type them. A wrong one is a usage error that says what would be right. */

export const taskStatuses = ["pending", "in_progress", "quality_review", "completed", "blocked", "cancelled"] as const;
export const taskCategories = ["execute", "research", "discuss", "plan", "detail", "refine", "verify", "merge", "review"] as const;
export const phaseStatuses = ["pending", "approved", "in_progress", "completed", "blocked", "pending_review"] as const;
export const initiativeStatuses = ["active", "pending_review", "completed", "archived"] as const;
export const taskPriorities = ["low", "medium", "high"] as const;

export type TaskStatus = (typeof taskStatuses)[number];
export type TaskPriority = (typeof taskPriorities)[number];

/** Other tools count from 0, the most urgent, to 4. */
const numbered: Readonly<Record<string, TaskPriority>> = { 0: "high", 1: "high", 2: "medium", 3: "low", 4: "low" };

/** What tk, Beads and Task Master call a status. */
const spellings: Readonly<Record<string, TaskStatus>> = {
  open: "pending",
  todo: "pending",
  done: "completed",
  closed: "completed",
  review: "quality_review",
  canceled: "cancelled",
};

export const priority = (text: string): TaskPriority =>
  oneOf(taskPriorities)(
    numbered[
      text
        .trim()
        .toLowerCase()
        .replace(/^p(?=\d$)/, "")
    ] ?? text,
  );

export const taskStatus = (text: string): TaskStatus => oneOf(taskStatuses)(spellings[text.trim().toLowerCase()] ?? text);

export const oneOf =
  <Value extends string>(values: readonly Value[]) =>
  (text: string): Value => {
    const given = text.trim().toLowerCase().replaceAll("-", "_");
    const value = values.find((candidate) => candidate === given);
    if (value === undefined) throw new InvalidArgumentError(`It is one of ${values.join(", ")}.`);
    return value;
  };

export const wholeNumber =
  (least: number, most: number) =>
  (text: string): number => {
    const number = Number(text);
    if (!/^-?\d+$/.test(text.trim()) || number < least || number > most)
      throw new InvalidArgumentError(`It is a whole number from ${least} to ${most}.`);
    return number;
  };

/** For an option that may be given more than once, or once with commas. */
export const collected = (text: string, before: readonly string[] = []): string[] => [
  ...before,
  ...text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== ""),
];
