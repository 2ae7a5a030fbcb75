import { z } from "zod";
import type { PlanDraft } from "../../domain/plan-draft.ts";

export type TaskDraft = PlanDraft["tasks"][number];

/** Whatever a tool or an agent wrote in a field, as text; null when there is nothing in it. */
export function toText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "string") return value.trim() === "" ? null : value;
  if (Array.isArray(value) && value.length === 0) return null;
  if (Array.isArray(value) && value.every((entry) => typeof entry === "string")) return value.join("\n");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** References may be one value or a list, of numbers or strings. What is neither becomes text, which no task answers to, so it is reported. */
function toReferences(value: unknown): string[] {
  const list = Array.isArray(value) ? value : [value];
  return list.map((entry) => toText(entry)?.trim() ?? "").filter((entry) => entry !== "");
}

// Only identity is strict. Agents write these files, and one odd optional field must not refuse a plan of a thousand tasks.
export const foreignText = z.unknown().optional().transform(toText);
export const foreignReferences = z.unknown().optional().transform(toReferences);
export const foreignId = z
  .union([z.string(), z.number()])
  .transform((id) => String(id).trim())
  .refine((id) => id !== "", "must not be empty");

const statuses = byName<TaskDraft["status"]>({
  pending: ["pending", "open", "to-do", "todo", "new", "backlog", "ready", "not-started"],
  in_progress: ["in-progress", "doing", "started", "active", "hooked"],
  quality_review: ["review", "in-review", "needs-review", "quality-review"],
  completed: ["done", "closed", "completed", "complete", "resolved"],
  cancelled: ["cancelled", "canceled", "tombstone"],
  blocked: ["blocked"],
});

// Somebody put these aside: blocked keeps them visible and away from the scheduler until a person decides.
const setAside = new Set(["deferred", "draft", "on-hold", "paused"]);

const priorities = byName<TaskDraft["priority"]>({
  high: ["high", "0", "1", "p0", "p1"],
  medium: ["medium", "2", "p2"],
  low: ["low", "3", "4", "p3", "p4"],
});
const nearPriorities = byName<TaskDraft["priority"]>({
  high: ["critical", "urgent", "highest"],
  medium: ["normal"],
  low: ["lowest", "minor", "trivial"],
});

const categories = byName<TaskDraft["category"]>({
  execute: ["task", "execute"],
  research: ["research", "spike"],
  discuss: ["discuss", "question", "decision"],
  plan: ["plan"],
  verify: ["verify", "test"],
  review: ["review"],
});

function byName<T extends string>(names: Partial<Record<T, readonly string[]>>): ReadonlyMap<string, T> {
  const table = Object.entries(names) as [T, readonly string[]][];
  return new Map(table.flatMap(([value, spellings]) => spellings.map((spelling) => [spelling, value] as const)));
}

/** `exact` is false when the value lost some of its meaning, so that the reader can report it. */
export type Translated<T> = { readonly value: T; readonly exact: boolean };

/** Status names as the four tools spell them, in any case and with spaces, dashes or underscores. */
export function readStatus(text: string | null): Translated<TaskDraft["status"]> {
  const name =
    text
      ?.trim()
      .toLowerCase()
      .replace(/[\s_]+/g, "-") ?? "pending";
  if (setAside.has(name)) return { value: "blocked", exact: false };
  const value = statuses.get(name);
  return { value: value ?? "pending", exact: value !== undefined };
}

export function readPriority(text: string | null): Translated<TaskDraft["priority"]> {
  const name = text?.trim().toLowerCase() ?? "medium";
  const value = priorities.get(name);
  return { value: value ?? nearPriorities.get(name) ?? "medium", exact: value !== undefined };
}

export function readCategory(text: string | null): Translated<TaskDraft["category"]> {
  const value = categories.get(text?.trim().toLowerCase() ?? "task");
  return { value: value ?? "execute", exact: value !== undefined };
}

/** A moment as these tools write it. A time without a zone is UTC: the same file must give the same plan on every machine. */
export function readMoment(text: string | null): Translated<Date | undefined> {
  if (text === null) return { value: undefined, exact: true };
  const parts = /^(\d{4}-\d\d-\d\d)(?:[T ]+(\d\d:\d\d(?::\d\d)?)(\.\d{1,3})?\d*)?\s*(Z|[+-]\d\d:?\d\d)?$/i.exec(text.trim());
  if (!parts) return { value: undefined, exact: false };
  const [, day, time, fraction = "", zone = "Z"] = parts;
  const moment = new Date(time === undefined ? `${day}T00:00Z` : `${day}T${time}${fraction}${zone.toUpperCase()}`);
  return Number.isNaN(moment.getTime()) ? { value: undefined, exact: false } : { value: moment, exact: true };
}

/** Sections of prose as one Markdown text; the first part stands without a heading. */
export function joinSections(sections: readonly (readonly [heading: string, text: string | null])[]): string | null {
  const parts = sections.flatMap(([heading, text]) => {
    if (text === null) return [];
    return [heading === "" ? text.trim() : `## ${heading}\n\n${text.trim()}`];
  });
  return parts.length === 0 ? null : parts.join("\n\n");
}
