import type { NewTask, TaskDependency, TaskStatus } from "@signalbox/contracts";
import type { Repositories, UnitOfWork } from "../db/repositories/unit-of-work.ts";
import { anAgent, anInitiative, aPhase, aTask } from "./builders.ts";
import type { FakeClock } from "./clock.ts";

/** A plan as a busy team has it: initiatives of phases of tasks, some done, some at work, most waiting. The same at each run. */
export interface SeededPlan {
  readonly initiatives: number;
  readonly tasks: number;
  readonly dependencies: number;
  readonly agents: number;
}

const TASKS_PER_PHASE = 40;
const PHASES = 5;
const verbs = ["Add", "Move", "Test", "Document", "Simplify", "Measure", "Translate", "Repair", "Replace", "Remove"];
const things = [
  "the importer",
  "the search page",
  "log rotation",
  "the payment form",
  "session handling",
  "the mail queue",
  "image previews",
];
const reasons = ["for slow networks", "behind a flag", "on small screens", "with retries", "for the new schema", "without downtime"];

interface Seed {
  readonly uow: UnitOfWork;
  readonly clock: FakeClock;
  readonly tasks: number;
}

/** One transaction for each initiative, so that a large plan keeps nobody waiting and needs little memory. */
export async function seedPlan({ uow, clock, tasks }: Seed): Promise<SeededPlan> {
  const random = randomNumbers(4680);
  const made = { initiatives: 0, tasks: 0, dependencies: 0, agents: 0 };
  while (made.tasks < tasks) {
    const count = Math.min(tasks - made.tasks, TASKS_PER_PHASE * PHASES);
    const initiative = await uow.transaction("seed", (tx) => seedInitiative(tx, { number: made.initiatives + 1, count, clock, random }));
    made.initiatives += 1;
    made.tasks += count;
    made.dependencies += initiative.dependencies;
    made.agents += initiative.agents;
  }
  return made;
}

interface InitiativeSeed {
  readonly number: number;
  readonly count: number;
  readonly clock: FakeClock;
  readonly random: () => number;
}

/** The first phase is done, the second at work, the others wait for the one before. */
async function seedInitiative(tx: Repositories, { number, count, clock, random }: InitiativeSeed) {
  const { id: initiativeId } = await tx.initiatives.create(anInitiative({ name: `Initiative ${number}` }));
  const totals = { dependencies: 0, agents: 0 };
  let before: string | undefined;
  for (let phase = 0, left = count; left > 0; phase += 1, left -= TASKS_PER_PHASE) {
    clock.advance(1000);
    const status = phase === 0 ? "completed" : phase === 1 ? "in_progress" : "approved";
    const { id: phaseId } = await tx.phases.create(aPhase({ initiativeId, name: `Phase ${phase + 1}`, status }));
    if (before !== undefined) await tx.phases.createDependency(phaseId, before);
    before = phaseId;
    const drafts = draftTasks({ prefix: `seed-${number}-${phase + 1}`, count: Math.min(left, TASKS_PER_PHASE), phase, random });
    await tx.tasks.createMany(drafts.tasks.map((task) => ({ ...task, initiativeId, phaseId, createdAt: advanced(clock) })));
    await tx.tasks.createDependencies(drafts.dependencies);
    totals.dependencies += drafts.dependencies.length;
    for (const task of drafts.tasks.filter((draft) => draft.status === "in_progress")) {
      await seedAgent(tx, { taskId: task.id, initiativeId, name: `agent of ${task.id}` });
      totals.agents += 1;
    }
  }
  return totals;
}

async function seedAgent(tx: Repositories, work: { taskId: string; initiativeId: string; name: string }): Promise<void> {
  const agent = await tx.agents.create(anAgent({ ...work, worktreeId: `worktrees/${work.taskId}`, status: "running" }));
  for (const line of ["Reading the code.", "Writing the first test.", "The test fails as it should."]) {
    await tx.logChunks.insertChunk({ agentId: agent.id, agentName: agent.name, content: `${line}\n` });
  }
  const question = { senderType: "agent", senderId: agent.id, recipientType: "user", type: "question", requiresResponse: true } as const;
  await tx.messages.create({ ...question, content: "May I change the public interface for this?" });
}

type Draft = NewTask & { readonly id: string; readonly status: TaskStatus };

interface PhaseDraft {
  readonly prefix: string;
  readonly count: number;
  readonly phase: number;
  readonly random: () => number;
}

/** Every tenth task is a subtask of the one before it. The others wait for up to two earlier ones that are no subtasks. */
function draftTasks({ prefix, count, phase, random }: PhaseDraft) {
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
  const tasks: Draft[] = [];
  const dependencies: TaskDependency[] = [];
  const independent: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const id = `${prefix}-${index + 1}`;
    const parent = index % 10 === 9 ? tasks[index - 1] : undefined;
    tasks.push({
      ...aTask({
        name: `${pick(verbs)} ${pick(things)} ${pick(reasons)}`,
        priority: pick(["low", "medium", "medium", "high"]),
        order: index,
      }),
      id,
      parentTaskId: parent?.id ?? null,
      status: statusOf(phase, index),
    });
    if (parent !== undefined) continue;
    const blockers = independent.length === 0 ? [] : new Set(Array.from({ length: Math.floor(random() * 3) }, () => pick(independent)));
    for (const dependsOnTaskId of blockers) dependencies.push({ taskId: id, dependsOnTaskId });
    independent.push(id);
  }
  return { tasks, dependencies };
}

/** In the phase at work the first half is done, and one task is being done; nothing is done before what it waits for. */
function statusOf(phase: number, index: number): TaskStatus {
  if (phase === 0 || (phase === 1 && index < TASKS_PER_PHASE / 2)) return "completed";
  return phase === 1 && index === TASKS_PER_PHASE / 2 ? "in_progress" : "pending";
}

function advanced(clock: FakeClock): Date {
  clock.advance(1000);
  return clock.now();
}

/** mulberry32: small, fast, and the same on every machine. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
