/** What an item of the Inbox is called, which shape it has, and where it leads. Pure. */
import type { LinkProps } from "@tanstack/react-router";
import type { Outputs } from "../../api/trpc.ts";
import type { Status } from "../../ui/status.tsx";
import { clockTime, fullTime } from "../../ui/time.tsx";

export type InboxItem = Outputs["inbox"]["list"]["items"][number];
export type InboxKind = InboxItem["kind"];
export type InboxUpdate = Outputs["inbox"]["updates"]["items"][number];

export const isQuestion = ({ kind }: Pick<InboxItem, "kind">): boolean => kind === "question" || kind === "agent_question";

export const kindWords: Readonly<Record<InboxKind, string>> = {
  question: "Question",
  agent_question: "Question",
  error_message: "Error",
  proposal: "Proposal",
  blocked_task: "Blocked task",
  task_review: "Task to review",
  crashed_agent: "Crashed agent",
  phase_review: "Phase to review",
  initiative_review: "Initiative to review",
  errand_review: "Errand to review",
  exhausted_account: "Exhausted account",
  expired_lease: "Expired lease",
  dead_effect: "Given up",
};

export const kindStatuses: Readonly<Record<InboxKind, Status>> = {
  question: "needs",
  agent_question: "needs",
  error_message: "failed",
  proposal: "review",
  blocked_task: "blocked",
  task_review: "review",
  crashed_agent: "failed",
  phase_review: "review",
  initiative_review: "review",
  errand_review: "review",
  exhausted_account: "exhausted",
  expired_lease: "blocked",
  dead_effect: "failed",
};

/** The thing itself: of a question what is asked, without who asks, which stands below it. */
export function headingOf({ kind, title }: Pick<InboxItem, "kind" | "title">, now: Date = new Date()): string {
  if (kind === "agent_question") return title.replace(/^.*? asks: /, "");
  // Times come as the server writes them; people read their own clock.
  if (kind === "exhausted_account") return title.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/, (at) => nearTime(new Date(at), now));
  return title;
}

function nearTime(at: Date, now: Date): string {
  return at.toDateString() === now.toDateString() ? clockTime(at) : fullTime(at);
}

/** As a row says it: a question speaks for itself, of the others one must know what they are. */
export const rowTitleOf = (item: Pick<InboxItem, "kind" | "title">): string =>
  isQuestion(item) || item.kind === "crashed_agent" || item.kind === "exhausted_account" || item.kind === "expired_lease"
    ? headingOf(item)
    : `${kindWords[item.kind]}: ${headingOf(item)}`;

/** The server names commands of the command line; here the buttons stand beside it. */
const remedies: Readonly<Partial<Record<InboxKind, string>>> = {
  blocked_task: "Clear what is in its way, then reopen it.",
  task_review: "Look at what came of it, then mark it as done or send it back.",
  dead_effect: "See to its cause, then try it again.",
  phase_review: "Review it, then complete it or send it back to work.",
  initiative_review: "Review it, then complete it or send it back to work.",
};

export const remedyOf = ({ kind, remedy }: Pick<InboxItem, "kind" | "remedy">): string => remedies[kind] ?? remedy;

export const blocksWords = (blocks: number): string | null => (blocks === 0 ? null : `blocks ${blocks} ${blocks === 1 ? "task" : "tasks"}`);

export const leftWords = (left: number): string => (left === 0 ? "Nothing else needs you" : `${left} left`);

/** What became of an item that is gone though nobody acted on it here. */
export const goneWords = (item: Pick<InboxItem, "kind">): string => (isQuestion(item) ? "Answered elsewhere" : "Dealt with elsewhere");

export interface Place {
  readonly label: string;
  readonly link: LinkProps;
}

type Refs = Readonly<Record<string, string>>;

const openers: readonly (readonly [field: string, lead: (id: string) => Place])[] = [
  ["proposalId", (id) => ({ label: "Open the proposal", link: { to: "/proposals", search: { item: id } } })],
  ["changeSetId", (id) => ({ label: "Open the changes", link: { to: "/proposals", search: { tab: "changes", item: id } } })],
  ["errandId", (id) => ({ label: "Open the errand", link: { to: "/errands", search: { item: id } } })],
  ["accountId", () => ({ label: "Open the accounts", link: { to: "/accounts" } })],
  ["repositoryId", (id) => ({ label: "Open the repository", link: { to: "/repositories", search: { item: id } } })],
  ["effectId", () => ({ label: "Open diagnostics", link: { to: "/settings/$section", params: { section: "diagnostics" } } })],
  ["agentId", (id) => ({ label: "Open the log", link: { to: "/agents/$agentId", params: { agentId: id }, search: { tab: "log" } } })],
  ["taskId", (id) => ({ label: "Open the task", link: { to: "/t/$taskId", params: { taskId: id } } })],
  ["phaseId", (id) => ({ label: "Open the phase", link: { to: "/ph/$phaseId", params: { phaseId: id } } })],
  ["initiativeId", (id) => ({ label: "Open the initiative", link: { to: "/i/$initiativeId", params: { initiativeId: id } } })],
];

/** Where the thing itself is to be seen: the most particular of what it names. Null: it names nothing that has a page. */
export function sourceOf(refs: Refs): Place | null {
  for (const [field, lead] of openers) {
    const id = refs[field];
    if (id !== undefined) return lead(id);
  }
  return null;
}
