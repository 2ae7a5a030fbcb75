/** What a person can decide about an item, by its kind, and what the server is asked for it. */
import { client } from "../../api/trpc.ts";
import type { InboxItem, InboxKind } from "./inbox-item.ts";

export type ActCommand = "inbox.accept" | "inbox.dismiss" | "inbox.done";

export interface Act {
  readonly command: ActCommand;
  readonly label: string;
  /** What was done, as the message says it. */
  readonly says: string;
  /** The item leaves before the server has answered. Only where a refusal is rare and costs nothing. */
  readonly atOnce?: boolean;
  send(item: InboxItem): Promise<unknown>;
  readonly undo?: (item: InboxItem) => Promise<unknown>;
}

const setPhase = (status: "completed" | "in_progress" | "pending_review") => (item: InboxItem) =>
  client.phases.update.mutate({ id: item.id, patch: { status } });
const setInitiative = (status: "completed" | "active" | "pending_review") => (item: InboxItem) =>
  client.initiatives.update.mutate({ id: item.id, patch: { status } });

const markRead: Act = {
  ...{ command: "inbox.done", label: "Mark as read", says: "Marked as read", atOnce: true },
  send: ({ id }) => client.messages.markRead.mutate({ id }),
};

const acts: Readonly<Record<InboxKind, readonly Act[]>> = {
  question: [markRead],
  agent_question: [],
  error_message: [markRead],
  proposal: [
    {
      ...{ command: "inbox.accept", label: "Accept", says: "Accepted the proposal", atOnce: true },
      send: ({ id }) => client.proposals.accept.mutate({ id }),
    },
    {
      ...{ command: "inbox.dismiss", label: "Dismiss", says: "Dismissed the proposal", atOnce: true },
      send: ({ id }) => client.proposals.dismiss.mutate({ id }),
    },
  ],
  task_review: [
    {
      ...{ command: "inbox.accept", label: "Mark as done", says: "Completed the task" },
      send: ({ id }) => client.tasks.complete.mutate({ id }),
      undo: ({ id }) => client.tasks.reopen.mutate({ id }),
    },
    {
      ...{ command: "inbox.dismiss", label: "Send back", says: "Sent the task back: it can be taken again" },
      send: ({ id }) => client.tasks.reopen.mutate({ id }),
    },
  ],
  blocked_task: [
    {
      ...{ command: "inbox.accept", label: "Reopen", says: "Reopened the task" },
      send: ({ id }) => client.tasks.reopen.mutate({ id }),
      undo: ({ id }) => client.tasks.block.mutate({ id }),
    },
  ],
  crashed_agent: [
    {
      ...{ command: "inbox.done", label: "Dismiss the agent", says: "Dismissed the agent" },
      send: ({ id }) => client.agents.dismiss.mutate({ id }),
    },
  ],
  phase_review: [
    {
      ...{ command: "inbox.accept", label: "Complete the phase", says: "Completed the phase" },
      ...{ send: setPhase("completed"), undo: setPhase("pending_review") },
    },
    {
      ...{ command: "inbox.dismiss", label: "Send back to work", says: "Sent the phase back to work" },
      ...{ send: setPhase("in_progress"), undo: setPhase("pending_review") },
    },
  ],
  initiative_review: [
    {
      ...{ command: "inbox.accept", label: "Complete the initiative", says: "Completed the initiative" },
      ...{ send: setInitiative("completed"), undo: setInitiative("pending_review") },
    },
    {
      ...{ command: "inbox.dismiss", label: "Send back to work", says: "Sent the initiative back to work" },
      ...{ send: setInitiative("active"), undo: setInitiative("pending_review") },
    },
  ],
  // Merging it is not the page's to do: the errand itself tells how it stands.
  errand_review: [],
  exhausted_account: [
    {
      ...{ command: "inbox.accept", label: "Free the account", says: "Freed the account" },
      send: ({ id }) => client.accounts.free.mutate({ id }),
    },
  ],
  // Whoever holds it loses it: that is decided where its holder is shown.
  expired_lease: [],
  dead_effect: [
    {
      ...{ command: "inbox.accept", label: "Try again", says: "It will be tried again" },
      send: ({ id }) => client.effects.retryDead.mutate({ id }),
    },
  ],
};

export interface ActsOptions {
  /** A question that asks for no answer is done with when it has been read; the others go on waiting. */
  readonly readIsEnough?: boolean;
}

export const actsOf = ({ kind }: Pick<InboxItem, "kind">, { readIsEnough = false }: ActsOptions = {}): readonly Act[] =>
  kind === "question" && !readIsEnough ? [] : acts[kind];
