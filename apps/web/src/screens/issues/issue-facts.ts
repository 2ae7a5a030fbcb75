/** What an issue says, whatever its source calls it. Pure. */
import type { Outputs } from "../../api/trpc.ts";

export type Issue = Outputs["issues"]["list"]["items"][number];
export type IssueSource = Issue["sourceType"];

export const sourceWords: Readonly<Record<IssueSource, string>> = { github: "GitHub", sentry: "Sentry", ticket: "Ticket" };

export interface IssueFacts {
  /** Markdown. */
  readonly body: string | null;
  /** Where it is at its source; only an address that a browser may open. */
  readonly url: string | null;
  /** How often and to how many it happened. */
  readonly count: number | null;
  readonly users: number | null;
  /** The other short fields, as they are called there. */
  readonly others: readonly (readonly [name: string, value: string])[];
}

const bodies = ["body", "description", "culprit", "details", "notes", "message"];
const urls = ["html_url", "url", "permalink", "web_url"];
const counts = ["count", "events", "eventCount"];
const people = ["userCount", "users", "user_count"];
const known = new Set([...bodies, ...urls, ...counts, ...people, "title", "id", "status", "state"]);
const MOST_OTHERS = 12;
const LONGEST = 200;

type Fields = Readonly<Record<string, unknown>>;

const text = (value: unknown): string | null => (typeof value === "string" && value.trim() !== "" ? value : null);

const number = (value: unknown): number | null => {
  const read = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof read === "number" && Number.isFinite(read) ? read : null;
};

function firstOf<Value>(fields: Fields, names: readonly string[], read: (value: unknown) => Value | null): Value | null {
  for (const name of names) {
    const value = read(fields[name]);
    if (value !== null) return value;
  }
  return null;
}

/** `javascript:` and its like run in this page. */
function webAddress(value: unknown): string | null {
  const address = text(value);
  return address !== null && /^https?:\/\//i.test(address) && URL.canParse(address) ? address : null;
}

/** A short word for a value; null where it is long or nested. */
function shortOf(value: unknown): string | null {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (Array.isArray(value)) {
    const parts = value.map((each) => shortOf(each) ?? shortOf((each as Fields | null)?.name));
    return parts.length > 0 && parts.every((part) => part !== null) ? shortOf(parts.join(", ")) : null;
  }
  const said = text(value);
  return said !== null && said.length <= LONGEST && !said.includes("\n") ? said : null;
}

/** Long texts of tickets stand under several names; all of them are the body. */
function bodyOf(fields: Fields): string | null {
  const parts = bodies.flatMap((name) => {
    const said = text(fields[name]);
    return said === null ? [] : [name === "details" || name === "notes" ? `**${name}**\n\n${said}` : said];
  });
  return parts.length === 0 ? null : parts.join("\n\n");
}

export function factsOf(sourceData: unknown): IssueFacts {
  const fields: Fields = typeof sourceData === "object" && sourceData !== null && !Array.isArray(sourceData) ? { ...sourceData } : {};
  const others = Object.entries(fields).flatMap(([name, value]) => {
    const said = known.has(name) ? null : shortOf(value);
    return said === null ? [] : [[name, said] as const];
  });
  return {
    body: text(sourceData) ?? bodyOf(fields),
    url: firstOf(fields, urls, webAddress),
    count: firstOf(fields, counts, number),
    users: firstOf(fields, people, number),
    others: others.slice(0, MOST_OTHERS),
  };
}

export const IGNORED = "ignored";

/** Newest first. What is ignored shows only when it is asked for. */
export function shownIssues(issues: readonly Issue[], status: string | undefined): Issue[] {
  return issues
    .filter((issue) => (status === undefined ? issue.status !== IGNORED : issue.status === status))
    .toSorted((a, b) => b.createdAt.localeCompare(a.createdAt) || a.id.localeCompare(b.id));
}

/** The states that the issues have, by name; the one that is chosen is always among them. */
export const statusesOf = (issues: readonly Issue[], chosen: string | undefined): string[] =>
  [...new Set([...issues.map(({ status }) => status), IGNORED, ...(chosen === undefined ? [] : [chosen])])].toSorted();
