import type { Phase } from "@signalbox/contracts";
import type { ReadRepositories } from "../../db/repositories/unit-of-work.ts";
import { isTerminal } from "../../domain/statuses.ts";
import { everyRow, isGone, type Rule } from "./violation.ts";

const taskWithoutAgent: Rule = async function* (reads) {
  for await (const { id, name } of everyRow((page) => reads.tasks.findAll({ status: "in_progress" }, page))) {
    const agent = await reads.agents.findByTaskId(id);
    if (agent !== null && !(await isGone(reads, agent.id))) continue;
    yield {
      ...{ rule: "task_without_agent", entity: "task", id },
      message: `Task "${name}" is in progress, but ${agent === null ? "no agent has it" : `its agent ${agent.name} is ${agent.status}`}.`,
      remedy: `signalbox reopen ${id}`,
    };
  }
};

const waitsForCancelledTask: Rule = async function* ({ tasks }) {
  for await (const cancelled of everyRow((page) => tasks.findAll({ status: "cancelled" }, page)))
    for (const { id, name, status } of await tasks.getDependents(cancelled.id)) {
      if (isTerminal(status)) continue;
      yield {
        ...{ rule: "waits_for_cancelled_task", entity: "task", id },
        message: `Task "${name}" waits for "${cancelled.name}" (${cancelled.id}), which is cancelled.`,
        remedy: `signalbox dep remove ${id} ${cancelled.id}, or signalbox reopen ${cancelled.id}`,
      };
    }
};

const phaseNotClosed: Rule = async function* ({ phases, tasks }) {
  for (const status of ["approved", "in_progress"] as const)
    for await (const { id, name } of everyRow((page) => phases.findAll({ status }, page))) {
      const inside = await tasks.findByPhaseId(id);
      if (inside.length === 0 || inside.some((task) => !isTerminal(task.status))) continue;
      yield {
        ...{ rule: "phase_not_closed", entity: "phase", id },
        message: `Phase "${name}" is ${status}, but all of its ${inside.length} tasks have ended.`,
        remedy: `signalbox phase status ${id} completed`,
      };
    }
};

const phaseClosedTooEarly: Rule = async function* ({ phases, tasks }) {
  for await (const { id, name } of everyRow((page) => phases.findAll({ status: "completed" }, page))) {
    const open = (await tasks.findByPhaseId(id)).filter((task) => !isTerminal(task.status));
    if (open.length === 0) continue;
    yield {
      ...{ rule: "phase_closed_too_early", entity: "phase", id },
      message: `Phase "${name}" is completed, but ${open.length} of its tasks are not, and nothing lets them start.`,
      remedy: `signalbox phase status ${id} approved, or complete or cancel its tasks`,
    };
  }
};

const proposalWithoutTarget: Rule = async function* (reads) {
  for await (const { id, title, targetType, targetId } of everyRow((page) => reads.proposals.findAll({ status: "pending" }, page))) {
    if (targetId === null || (await reads[`${targetType}s`].findById(targetId)) !== null) continue;
    yield {
      ...{ rule: "proposal_without_target", entity: "proposal", id },
      message: `Proposal "${title}" is to change the ${targetType} ${targetId}, which does not exist.`,
      remedy: "Dismiss the proposal (proposals.dismiss).",
    };
  }
};

const chatWithoutTarget: Rule = async function* (reads) {
  for await (const page of reads.rowArchive.readTable("chat_sessions"))
    for (const row of page) {
      const session = row as { id: string; status: string; targetType: "phase" | "task"; targetId: string };
      if (session.status !== "active") continue;
      const ended = await whyTargetEnded(reads, session);
      if (ended === null) continue;
      yield {
        ...{ rule: "chat_without_target", entity: "chat_session", id: session.id },
        message: `Chat session ${session.id} is active, but the ${session.targetType} ${session.targetId} ${ended}.`,
        remedy: "Close the session (chatSessions.close).",
      };
    }
};

async function whyTargetEnded(
  { phases, tasks }: Pick<ReadRepositories, "phases" | "tasks">,
  { targetType, targetId }: { targetType: "phase" | "task"; targetId: string },
): Promise<string | null> {
  const target: { status: Phase["status"] | string } | null = await (targetType === "phase" ? phases : tasks).findById(targetId);
  if (target === null) return "does not exist";
  return target.status === "completed" || target.status === "cancelled" ? `is ${target.status}` : null;
}

export const planRules: readonly Rule[] = [
  taskWithoutAgent,
  waitsForCancelledTask,
  phaseNotClosed,
  phaseClosedTooEarly,
  proposalWithoutTarget,
  chatWithoutTarget,
];
