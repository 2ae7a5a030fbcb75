import type { Agent, InboxItem, InboxKind, Message } from "@signalbox/contracts";
import type { ReadRepositories } from "../../db/repositories/unit-of-work.ts";
import { readPendingQuestion } from "../../domain/pending-questions.ts";
import type { App } from "../../ports/app.ts";
import { leaseTime } from "../leases/lease-time.ts";
import { titleLine } from "./title-line.ts";

/** An item before it is ranked: what it holds up directly. */
export interface InboxDraft extends Omit<InboxItem, "key" | "blocks" | "options" | "snoozedUntil"> {
  readonly taskIds: readonly string[];
  /** The answers it offers, if it asks and offers any. */
  readonly options?: readonly string[];
  /** The phases after this one wait. */
  readonly phaseId?: string;
}

type Timed = Pick<App, "store" | "clock">;

export const inboxKey = ({ kind, id }: Pick<InboxItem, "kind" | "id">): string => `${kind}.${id}`;

/** Of each kind. Whoever has more than that waiting sees the oldest first. */
const mostOfAKind = 200;
const page = { limit: mostOfAKind };

/** Everything that waits for a person. */
export async function collectInbox(reads: ReadRepositories, app: Timed): Promise<InboxDraft[]> {
  const kinds = [
    await messages(reads),
    await agents(reads),
    await proposals(reads),
    await tasks(reads),
    await reviews(reads),
    await errands(reads),
    await accounts(reads, app),
    await leases(reads, app),
    await effects(reads),
  ];
  return kinds.flat();
}

/** Without the fields that name nothing. */
const refsOf = (refs: Readonly<Record<string, string | null>>): Record<string, string> =>
  Object.fromEntries(Object.entries(refs).flatMap(([field, id]) => (id === null ? [] : [[field, id]])));

async function messages({ messages: stored, agents: crew }: ReadRepositories): Promise<InboxDraft[]> {
  const asked = (await stored.findRequiringResponse()).filter(({ recipientType }) => recipientType === "user");
  const unread = (await stored.findPendingForUser()).filter(
    ({ type, requiresResponse }) => !requiresResponse && (type === "question" || type === "error"),
  );
  const drafts: InboxDraft[] = [];
  for (const message of [...asked.slice(0, mostOfAKind), ...unread.slice(0, mostOfAKind)]) {
    const sender = message.senderType === "agent" && message.senderId ? await crew.findById(message.senderId) : null;
    drafts.push(messageDraft(message, sender));
  }
  return drafts;
}

function messageDraft({ id, type, content, createdAt, senderId, requiresResponse }: Message, sender: Agent | null): InboxDraft {
  const taskId = requiresResponse ? (sender?.taskId ?? null) : null;
  return {
    kind: type === "error" ? "error_message" : "question",
    id,
    title: titleLine(content),
    since: createdAt,
    remedy: requiresResponse ? "Answer it." : "Read it.",
    refs: refsOf({ messageId: id, agentId: sender?.id ?? senderId, taskId: sender?.taskId ?? null }),
    taskIds: taskId === null ? [] : [taskId],
  };
}

async function agents({ agents: crew, messages: stored }: ReadRepositories): Promise<InboxDraft[]> {
  const crashed = (await crew.findAll({ status: "crashed" }, page)).items.filter(({ userDismissedAt }) => userDismissedAt === null);
  const drafts = crashed.map((agent) =>
    agentDraft("crashed_agent", agent, { title: "crashed", remedy: "Reopen its task, then dismiss the agent." }),
  );
  for (const agent of (await crew.findAll({ status: "waiting_for_input" }, page)).items) {
    if (await isAnswered(stored, agent)) continue;
    const { question, options } = readPendingQuestion(agent.pendingQuestions);
    const title = question === null ? "waits for input" : `asks: ${question}`;
    drafts.push({ ...agentDraft("agent_question", agent, { title, remedy: "Answer its questions." }), options });
  }
  return drafts;
}

/** It has asked nothing more, and an answer lies ready for it: now it is the agent that is waited for. */
async function isAnswered(stored: ReadRepositories["messages"], { id, pendingQuestions }: Agent): Promise<boolean> {
  if (pendingQuestions !== null) return false;
  return (await stored.findByRecipient("agent", id)).some(({ type, status }) => type === "response" && status === "pending");
}

function agentDraft(kind: InboxKind, agent: Agent, says: { title: string; remedy: string }): InboxDraft {
  const { id, name, updatedAt, taskId, initiativeId } = agent;
  return {
    ...{ kind, id, since: updatedAt, title: titleLine(`${name} ${says.title}`), remedy: says.remedy },
    refs: refsOf({ agentId: id, taskId, initiativeId }),
    taskIds: taskId === null ? [] : [taskId],
  };
}

async function proposals(reads: ReadRepositories): Promise<InboxDraft[]> {
  const { items } = await reads.proposals.findAll({ status: "pending" }, page);
  return items.map(({ id, title, createdAt, agentId, initiativeId, targetType, targetId }) => ({
    ...{ kind: "proposal", id, title, since: createdAt, remedy: `Accept the ${targetType} or dismiss it.` },
    refs: refsOf({ proposalId: id, agentId, initiativeId, [`${targetType}Id`]: targetId }),
    taskIds: [],
  }));
}

async function tasks(reads: ReadRepositories): Promise<InboxDraft[]> {
  const blocked = (await reads.tasks.findAll({ status: "blocked" }, page)).items;
  const inReview = (await reads.tasks.findAll({ status: "quality_review" }, page)).items;
  const says = {
    blocked: { kind: "blocked_task", remedy: "Clear what is in its way, then reopen it with `signalbox reopen`." },
    quality_review: { kind: "task_review", remedy: "Review it: `signalbox done`, or `signalbox reopen` to send it back." },
  } as const;
  return [...blocked, ...inReview].map(({ id, name, status, updatedAt, phaseId, initiativeId }) => ({
    ...{ ...says[status === "blocked" ? status : "quality_review"], id, title: titleLine(name), since: updatedAt },
    refs: refsOf({ taskId: id, phaseId, initiativeId }),
    taskIds: [id],
  }));
}

async function reviews({ phases, initiatives }: ReadRepositories): Promise<InboxDraft[]> {
  const wanted = (await phases.findAll({ status: "pending_review" }, page)).items;
  const whole = (await initiatives.findAll({ status: "pending_review" }, page)).items;
  return [
    ...wanted.map(({ id, name, updatedAt, initiativeId }) => ({
      ...{ kind: "phase_review" as const, id, title: titleLine(name), since: updatedAt, remedy: "Review the phase, then set its status." },
      ...{ refs: { phaseId: id, initiativeId }, taskIds: [], phaseId: id },
    })),
    ...whole.map(({ id, name, updatedAt }) => ({
      ...{ kind: "initiative_review" as const, id, title: titleLine(name), since: updatedAt },
      ...{ remedy: "Review the initiative, then set its status.", refs: { initiativeId: id }, taskIds: [] },
    })),
  ];
}

async function errands(reads: ReadRepositories): Promise<InboxDraft[]> {
  const drafts: InboxDraft[] = [];
  for (const status of ["pending_review", "conflict"] as const)
    for (const { id, branch, updatedAt, projectId, agentId } of (await reads.errands.findAll({ status }, page)).items)
      drafts.push({
        ...{ kind: "errand_review", id, title: `errand on ${branch}`, since: updatedAt, taskIds: [] },
        remedy: status === "conflict" ? "Solve the conflict of its branch." : "Review it, then merge or abandon it.",
        refs: refsOf({ errandId: id, projectId, agentId }),
      });
  return drafts;
}

async function accounts(reads: ReadRepositories, { clock }: Timed): Promise<InboxDraft[]> {
  const now = clock.now();
  const exhausted = (await reads.accounts.findAll()).filter(
    ({ isExhausted, exhaustedUntil }) => isExhausted && (exhaustedUntil === null || exhaustedUntil > now),
  );
  return exhausted.slice(0, mostOfAKind).map(({ id, provider, exhaustedUntil, updatedAt }) => ({
    kind: "exhausted_account",
    id,
    title: `${provider} is exhausted${exhaustedUntil === null ? "" : ` until ${exhaustedUntil.toISOString()}`}`,
    since: updatedAt,
    remedy: exhaustedUntil === null ? "Free the account when its quota is back." : "Wait, or add another account.",
    refs: { accountId: id },
    taskIds: [],
  }));
}

async function leases(reads: ReadRepositories, app: Timed): Promise<InboxDraft[]> {
  const expired = await reads.leases.findExpired(mostOfAKind, await leaseTime(reads, app));
  const drafts: InboxDraft[] = [];
  for (const { id, repositoryId, scope, holderType, holderId, expiresAt } of expired) {
    const holder = holderType === "agent" ? await reads.agents.findById(holderId) : null;
    drafts.push({
      ...{ kind: "expired_lease", id, title: `${holderType} ${holderId} still holds ${scope}`, since: expiresAt },
      remedy: "Look whether its holder is still at work; release the lease.",
      refs: refsOf({ leaseId: id, repositoryId, [`${holderType}Id`]: holderId, taskId: holder?.taskId ?? null }),
      taskIds: holder?.taskId ? [holder.taskId] : [],
    });
  }
  return drafts;
}

async function effects(reads: ReadRepositories): Promise<InboxDraft[]> {
  const dead = await reads.effects.findByStatus("dead", mostOfAKind);
  return dead.map(({ id, kind, lastError, updatedAt }) => ({
    ...{ kind: "dead_effect", id, title: titleLine(`${kind} failed: ${lastError ?? "no reason is known"}`), since: updatedAt },
    ...{ remedy: `See to its cause, then try it again: signalbox effects retry ${id}`, refs: { effectId: id }, taskIds: [] },
  }));
}
