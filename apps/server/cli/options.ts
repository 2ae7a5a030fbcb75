import { InvalidArgumentError } from "commander";

/** Values of options as people type them. A wrong one is a usage error that says what would be right. */

export const taskStatuses = ["pending", "in_progress", "quality_review", "completed", "blocked", "cancelled"] as const;
export const taskCategories = ["execute", "research", "discuss", "plan", "detail", "refine", "verify", "merge", "review"] as const;
export const phaseStatuses = ["pending", "approved", "in_progress", "completed", "blocked", "pending_review"] as const;
export const initiativeStatuses = ["active", "pending_review", "completed", "archived"] as const;
export const effectStatuses = ["queued", "leased", "done", "dead"] as const;
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

export type KeyScope = "read" | "plan" | "admin" | `agent:${string}`;

const aKeyScope = /^(?:read|plan|admin|agent:[A-Za-z0-9_-]{1,64})$/;
const isKeyScope = (text: string): text is KeyScope => aKeyScope.test(text);

export const keyScopes = (text: string, before?: readonly KeyScope[]): KeyScope[] => {
  const scopes = collected(text);
  if (scopes.length === 0 || !scopes.every(isKeyScope)) throw new InvalidArgumentError("It is one of read, plan, agent:<id>, admin.");
  return [...(before ?? []), ...scopes];
};

/** From now on, or whatever the clock says. */
export type Expiry = (now: Date) => Date;

const HOUR_MS = 3_600_000;
const unitHours = { h: 1, d: 24, w: 7 * 24 } as const;

export function expiry(text: string): Expiry {
  const given = text.trim();
  const [, count, unit] = /^([1-9]\d{0,4})([hdw])$/.exec(given) ?? [];
  if (count !== undefined) return (now) => new Date(now.getTime() + Number(count) * unitHours[unit as keyof typeof unitHours] * HOUR_MS);
  const day = /^\d{4}-\d\d-\d\d(?=$|T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$)/.exec(given)?.[0];
  const at = new Date(given);
  // A day that the month does not have would become one of the next month.
  if (day === undefined || Number.isNaN(at.getTime()) || !isDay(day)) throw new InvalidArgumentError(exampleOfExpiry);
  return () => at;
}

const exampleOfExpiry = "It is a time from now such as 12h, 30d or 2w, a date such as 2030-01-31, or 2030-01-31T12:00Z.";

function isDay(day: string): boolean {
  const at = new Date(day);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
}
