import type { ReadinessRow } from "./readiness.ts";
import { isReady } from "./readiness.ts";
import type { InitiativeStatus, PhaseStatus, TaskStatus } from "./statuses.ts";
import { isTerminal, letsTasksStart } from "./statuses.ts";

export interface UnmetBlocker {
  readonly id: string;
  readonly name: string;
  readonly status: TaskStatus;
  /** Name of the agent that works on it. */
  readonly holder?: string | null;
  /** Why the blocker itself is not done; the caller decides how deep the chain goes. */
  readonly reasons?: readonly Reason[];
}

export interface TaskFacts {
  readonly task: ReadinessRow & { readonly id: string; readonly name: string };
  readonly unmetBlockers: readonly UnmetBlocker[];
  readonly ancestors: readonly { readonly id: string; readonly name: string; readonly unmetBlockers: readonly UnmetBlocker[] }[];
  readonly unfinishedChildren: readonly { readonly id: string; readonly name: string; readonly status: TaskStatus }[];
  readonly phase: PhaseFacts | null;
  readonly initiative: { readonly id: string; readonly name: string; readonly status: InitiativeStatus } | null;
  readonly claimedBy: { readonly agentId: string; readonly name: string; readonly since: Date } | null;
  readonly openQuestions: readonly { readonly id: string; readonly content: string }[];
}

interface PhaseFacts {
  readonly id: string;
  readonly name: string;
  readonly status: PhaseStatus;
  readonly blockingPhases: readonly { readonly id: string; readonly name: string; readonly status: PhaseStatus }[];
}

/** An id is null where the stored counts say that something is in the way but it was not found: the counts are out of date. */
type ReasonIds =
  | { readonly kind: "ready" | "completed" | "cancelled" | "in_review" | "blocked_by_hand" }
  | { readonly kind: "claimed"; readonly agentId: string | null; readonly since: Date | null }
  | { readonly kind: "waits_for_task"; readonly blockerId: string | null; readonly because: readonly Reason[] }
  | { readonly kind: "waits_for_cancelled_task"; readonly blockerId: string }
  | {
      readonly kind: "ancestor_waits";
      readonly ancestorId: string | null;
      readonly blockerId: string | null;
      readonly because: readonly Reason[];
    }
  | { readonly kind: "has_open_children"; readonly childIds: readonly string[] }
  | { readonly kind: "phase_not_approved"; readonly phaseId: string | null }
  | { readonly kind: "phase_waits"; readonly phaseId: string; readonly blockingPhaseId: string }
  | { readonly kind: "initiative_not_active"; readonly initiativeId: string }
  | { readonly kind: "waits_for_answer"; readonly questionId: string };

export type Reason = ReasonIds & { readonly taskId: string; readonly message: string; readonly remedy: string };

const recount = "Run `signalbox db verify --repair`: it recounts what every task waits for.";

/** Every reason why the task stands where it stands, the nearest first. Never empty: what is not finished has an answer. */
export function explainTask(facts: TaskFacts): Reason[] {
  const { task } = facts;
  if (isTerminal(task.status)) return [ended(facts)];
  if (isReady(task)) return [ready(facts), ...questions(facts)];
  const waits = task.status === "pending" || task.status === "blocked" ? [...blockers(facts), ...ancestors(facts)] : [];
  const gates = task.status === "pending" || task.status === "blocked" ? gate(facts) : [];
  return [...held(facts), ...questions(facts), ...waits, ...children(facts), ...gates];
}

function ready({ task }: TaskFacts): Reason {
  return { kind: "ready", taskId: task.id, message: `${task.name} is ready to start.`, remedy: "Claim it, or start an agent on it." };
}

function ended({ task: { id, name, status } }: TaskFacts): Reason {
  return status === "completed"
    ? { kind: "completed", taskId: id, message: `${name} is completed.`, remedy: "Nothing to do; reopen it to work on it again." }
    : {
        kind: "cancelled",
        taskId: id,
        message: `${name} was cancelled and will not run.`,
        remedy: "Reopen it to bring it back; tasks that depend on it wait until you do or drop the dependency.",
      };
}

/** Who or what holds a task that is neither pending nor at its end. */
function held({ task: { id, name, status }, claimedBy }: TaskFacts): Reason[] {
  if (status === "in_progress") return [claimed({ id, name }, claimedBy)];
  if (status === "quality_review") {
    return [
      {
        kind: "in_review",
        taskId: id,
        message: `${name} waits for its review.`,
        remedy: "Review it, then complete it, or reopen it to send it back.",
      },
    ];
  }
  if (status === "blocked") {
    return [
      { kind: "blocked_by_hand", taskId: id, message: `${name} was set to blocked.`, remedy: "Reopen it when nothing holds it any more." },
    ];
  }
  return [];
}

function claimed({ id, name }: { id: string; name: string }, by: TaskFacts["claimedBy"]): Reason {
  const base = { kind: "claimed", taskId: id } as const;
  return by
    ? {
        ...base,
        agentId: by.agentId,
        since: by.since,
        message: `${by.name} has worked on ${name} since ${by.since.toISOString()}.`,
        remedy: `Wait for ${by.name}, or look at its log; to take the task back, block it and reopen it.`,
      }
    : {
        ...base,
        agentId: null,
        since: null,
        message: `${name} is in progress but no agent holds it.`,
        remedy: "Complete it if its work is done; otherwise block it and reopen it so that it can be claimed again.",
      };
}

function blockers({ task, unmetBlockers }: TaskFacts): Reason[] {
  if (unmetBlockers.length > 0) return unmetBlockers.map((blocker) => waitsFor(task, blocker));
  if (task.unmetDependencies === 0) return [];
  const message = `${task.name} is counted as waiting for ${task.unmetDependencies} tasks, but none was found.`;
  return [{ kind: "waits_for_task", taskId: task.id, blockerId: null, because: [], message, remedy: recount }];
}

function waitsFor(task: TaskFacts["task"], blocker: UnmetBlocker): Reason {
  const base = { taskId: task.id, blockerId: blocker.id };
  if (blocker.status === "cancelled") {
    return {
      ...base,
      kind: "waits_for_cancelled_task",
      message: `${task.name} waits for ${standing(blocker)}.`,
      remedy: remedyFor(blocker),
    };
  }
  const message = `${task.name} waits for ${standing(blocker)}.`;
  return { ...base, kind: "waits_for_task", because: blocker.reasons ?? [], message, remedy: remedyFor(blocker) };
}

function standing({ name, status, holder }: UnmetBlocker): string {
  if (status === "cancelled") return `${name}, which was cancelled and will never complete`;
  return `${name}, which is ${spokenStatus(status)}${holder ? ` with ${holder}` : ""}`;
}

function remedyFor({ name, status, holder }: UnmetBlocker): string {
  if (status === "cancelled") return `Drop the dependency on ${name}, or reopen ${name}.`;
  if (status === "quality_review") return `Review ${name}.`;
  return holder ? `Wait for ${holder} to finish ${name}.` : `Finish ${name} first, or drop the dependency.`;
}

function ancestors({ task, ancestors: above }: TaskFacts): Reason[] {
  const found = above.flatMap((ancestor) =>
    ancestor.unmetBlockers.map(
      (blocker): Reason => ({
        kind: "ancestor_waits",
        taskId: task.id,
        ancestorId: ancestor.id,
        blockerId: blocker.id,
        because: blocker.reasons ?? [],
        message: `${task.name} is part of ${ancestor.name}, which waits for ${standing(blocker)}.`,
        remedy: remedyFor(blocker),
      }),
    ),
  );
  if (found.length > 0 || task.inheritedUnmet === 0) return found;
  const message = `${task.name} is counted as waiting for ${task.inheritedUnmet} dependencies of its parents, but none was found.`;
  return [{ kind: "ancestor_waits", taskId: task.id, ancestorId: null, blockerId: null, because: [], message, remedy: recount }];
}

function children({ task, unfinishedChildren }: TaskFacts): Reason[] {
  // The caller may pass only the first few children; the count on the row is the whole.
  const count = Math.max(task.unfinishedChildren, unfinishedChildren.length);
  if (count === 0) return [];
  const named = unfinishedChildren.map(({ name }) => name).join(", ");
  const message = `${task.name} has ${count} unfinished ${count === 1 ? "subtask" : "subtasks"}${named && `: ${named}`}.`;
  const remedy = named ? "Complete or cancel them; the task then follows." : recount;
  return [{ kind: "has_open_children", taskId: task.id, childIds: unfinishedChildren.map(({ id }) => id), message, remedy }];
}

function gate(facts: TaskFacts): Reason[] {
  const { task } = facts;
  const found = [...phaseReasons(facts), ...initiativeReasons(facts)];
  if (found.length > 0 || task.gateOpen) return found;
  const message = `${task.name} is marked as held back by its phase or initiative, but both are open.`;
  return [{ kind: "phase_not_approved", taskId: task.id, phaseId: facts.phase?.id ?? null, message, remedy: recount }];
}

const phaseRemedies: Record<PhaseStatus, string> = {
  pending: "Approve the phase.",
  pending_review: "Review the phase.",
  blocked: "Unblock the phase.",
  completed: "Move the task to an open phase, or set the phase back to approved.",
  approved: recount,
  in_progress: recount,
};

function phaseReasons({ task, phase }: TaskFacts): Reason[] {
  if (phase === null) return [];
  const base = { taskId: task.id, phaseId: phase.id };
  const shut: Reason = {
    ...base,
    kind: "phase_not_approved",
    message: `Phase ${phase.name} is ${spokenStatus(phase.status)}; its tasks start once it is approved.`,
    remedy: phaseRemedies[phase.status],
  };
  const waits = phase.blockingPhases
    .filter(({ status }) => status !== "completed")
    .map(
      ({ id, name, status }): Reason => ({
        ...base,
        kind: "phase_waits",
        blockingPhaseId: id,
        message: `Phase ${phase.name} waits for phase ${name}, which is ${spokenStatus(status)}.`,
        remedy: `Complete phase ${name}, or drop the dependency between the phases.`,
      }),
    );
  return letsTasksStart(phase.status) ? waits : [shut, ...waits];
}

function initiativeReasons({ task, initiative }: TaskFacts): Reason[] {
  if (initiative === null || initiative.status === "active") return [];
  const message = `Initiative ${initiative.name} is ${spokenStatus(initiative.status)}; only an active one starts tasks.`;
  const remedy = `Set initiative ${initiative.name} to active.`;
  return [{ kind: "initiative_not_active", taskId: task.id, initiativeId: initiative.id, message, remedy }];
}

function questions({ task, openQuestions }: TaskFacts): Reason[] {
  return openQuestions.map(({ id, content }) => ({
    kind: "waits_for_answer",
    taskId: task.id,
    questionId: id,
    message: `An open question about ${task.name} waits for an answer: ${content}`,
    remedy: "Answer it in the Inbox.",
  }));
}

function spokenStatus(status: TaskStatus | PhaseStatus | InitiativeStatus): string {
  return status.replaceAll("_", " ");
}
