import type { Agent } from "@signalbox/contracts";
import type { ReadRepositories } from "../../db/repositories/unit-of-work.ts";
import { isTerminal } from "../../domain/statuses.ts";
import { everyRow, isGone, type Rule } from "./violation.ts";

/** Leases and effects looked at; what is beyond shows when these are put right. */
const mostAtOnce = 1_000;

const agentWithoutWork: Rule = async function* (reads) {
  const onErrands = new Set<string | null>();
  for await (const { agentId } of everyRow((page) => reads.errands.findAll({ status: "active" }, page))) onErrands.add(agentId);
  for (const status of ["running", "waiting_for_input"] as const)
    for await (const agent of everyRow((page) => reads.agents.findAll({ status }, page))) {
      const why = onErrands.has(agent.id) ? null : await whyNothingToDo(reads, agent);
      if (why === null) continue;
      yield {
        ...{ rule: "agent_without_work", entity: "agent", id: agent.id },
        message: `Agent ${agent.name} is ${status}, but ${why}.`,
        remedy: "Stop the agent, or set its status to what it is (agents.update).",
      };
    }
};

async function whyNothingToDo(reads: ReadRepositories, { id, taskId, initiativeId }: Agent): Promise<string | null> {
  const task = taskId === null ? null : await reads.tasks.findById(taskId);
  if (task !== null) return isTerminal(task.status) ? `its task "${task.name}" is ${task.status}` : null;
  if (initiativeId !== null || (await reads.chatSessions.findActiveSessionByAgentId(id)) !== null) return null;
  return "it has no task, errand, initiative or chat";
}

const messageToNobody: Rule = async function* (reads) {
  for (const { id, recipientType, recipientId } of await reads.messages.findRequiringResponse()) {
    if (recipientType !== "agent" || !(await isGone(reads, recipientId))) continue;
    yield {
      ...{ rule: "message_to_nobody", entity: "message", id },
      message: `Message ${id} waits for an answer of the agent ${recipientId ?? "that it does not name"}, which is gone.`,
      remedy: "Answer it yourself (messages.answer), or delete it.",
    };
  }
};

const conversationWithNobody: Rule = async function* (reads) {
  for await (const page of reads.rowArchive.readTable("conversations"))
    for (const row of page) {
      const { id, status, toAgentId } = row as { id: string; status: string; toAgentId: string };
      if (status !== "pending" || !(await isGone(reads, toAgentId))) continue;
      yield {
        ...{ rule: "conversation_with_nobody", entity: "conversation", id },
        message: `Conversation ${id} waits for an answer of the agent ${toAgentId}, which is gone.`,
        remedy: "Answer it in its place (conversations.answer).",
      };
    }
};

const effectLeftLying: Rule = async function* ({ effects }, { now }) {
  for (const { id, kind, leasedBy, leasedUntil } of await effects.findByStatus("leased", mostAtOnce)) {
    if (leasedUntil !== null && leasedUntil >= now) continue;
    yield {
      ...{ rule: "effect_left_lying", entity: "effect", id },
      message: `Effect ${id} (${kind}) was taken by ${leasedBy ?? "nobody"} and not finished in time.`,
      remedy: "Start the server: it takes up what is overdue.",
    };
  }
};

const leaseNotReleased: Rule = async function* ({ leases }, { leaseTime }) {
  for (const { id, scope, holderType, holderId, expiresAt, fencingToken } of await leases.findExpired(mostAtOnce, leaseTime))
    yield {
      ...{ rule: "lease_not_released", entity: "lease", id },
      message: `The lease of ${holderType} ${holderId} on ${scope} ended at ${expiresAt.toISOString()} and was not released.`,
      remedy: `Release it (leases.release, fencing token ${fencingToken}).`,
    };
};

const accountWithoutEnd: Rule = async function* ({ accounts }) {
  for (const { id, provider, isExhausted, exhaustedUntil } of await accounts.findAll()) {
    if (!isExhausted || exhaustedUntil !== null) continue;
    yield {
      ...{ rule: "account_without_end", entity: "account", id },
      message: `Account ${id} (${provider}) is exhausted, and nothing says until when.`,
      remedy: "Say until when (accounts.markExhausted).",
    };
  }
};

export const workRules: readonly Rule[] = [
  agentWithoutWork,
  messageToNobody,
  conversationWithNobody,
  effectLeftLying,
  leaseNotReleased,
  accountWithoutEnd,
];
