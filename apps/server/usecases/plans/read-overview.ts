import type { Account, AgentCount, Initiative, InitiativeSummary, PhaseCount, PlanOverview, TaskCount } from "@signalbox/contracts";
import type { ReadRepositories } from "../../db/repositories/unit-of-work.ts";
import type { App } from "../../ports/app.ts";
import { collectInbox, inboxKey } from "../inbox/collect-inbox.ts";
import { readSnoozes } from "../inbox/inbox-marks.ts";

const most = { initiatives: 500, projects: 200 };

/** Everything at one glance: one statement for each table, however many initiatives there are. */
export async function readOverview(app: Pick<App, "store" | "clock">, limits = most): Promise<PlanOverview> {
  const { reads } = app.store;
  // Before the rows: what changes meanwhile comes once more with a feed that begins here, and nothing is missed.
  const sequence = await reads.events.readLastSequence();
  const projects = await reads.projects.findAll({ limit: limits.projects });
  const initiatives = await reads.initiatives.findNewest(limits.initiatives + 1);
  const shown = initiatives.slice(0, limits.initiatives);
  const pairs = await reads.projects.findPairs(shown.map(({ id }) => id));
  const projectsOf = Map.groupBy(pairs, (pair) => pair.initiativeId);
  const phases = Map.groupBy(await reads.phases.countByInitiative(), (counted) => counted.initiativeId);
  const counts = await reads.tasks.countByInitiative();
  const tasks = Map.groupBy(counts, (counted) => counted.initiativeId);
  return {
    sequence,
    projects: projects.items.map(({ id, name, url, defaultBranch }) => ({ id, name, url, defaultBranch })),
    initiatives: shown.map((initiative) => ({
      ...plain(initiative),
      projectIds: (projectsOf.get(initiative.id) ?? []).map(({ projectId }) => projectId),
      phases: phaseNumbers(phases.get(initiative.id) ?? []),
      tasks: taskNumbers(tasks.get(initiative.id) ?? []),
    })),
    truncated: projects.next !== null || initiatives.length > limits.initiatives,
    agents: agentNumbers(await reads.agents.countByStatus()),
    accounts: accountNumbers(await reads.accounts.findAll(), app.clock.now()),
    inbox: { needsYou: await countInbox(reads, app) },
    tasks: ofAll(taskNumbers(counts)),
  };
}

/** As `listInbox` shows it, without what each holds up, which is the costly part. */
async function countInbox(reads: ReadRepositories, app: Pick<App, "store" | "clock">): Promise<number> {
  const snoozes = await readSnoozes(reads);
  const now = app.clock.now();
  return (await collectInbox(reads, app)).filter((draft) => (snoozes.get(inboxKey(draft)) ?? now) <= now).length;
}

const plain = ({ id, name, status, executionMode, branch, createdAt, updatedAt }: Initiative) => ({
  ...{ id, name, status, executionMode, branch, createdAt, updatedAt },
});

const sum = (counts: readonly { readonly count: number }[]) => counts.reduce((total, { count }) => total + count, 0);

function phaseNumbers(counts: readonly PhaseCount[]): InitiativeSummary["phases"] {
  return { total: sum(counts), completed: sum(counts.filter(({ status }) => status === "completed")) };
}

function taskNumbers(counts: readonly TaskCount[]): InitiativeSummary["tasks"] {
  const of = (status: TaskCount["status"]) => sum(counts.filter((counted) => counted.status === status));
  // Only a pending task is ready.
  const ready = counts.reduce((total, counted) => total + counted.ready, 0);
  return {
    total: sum(counts),
    completed: of("completed"),
    cancelled: of("cancelled"),
    ready,
    running: of("in_progress"),
    review: of("quality_review"),
    blocked: of("blocked"),
    waiting: of("pending") - ready,
  };
}

const ofAll = ({ ready, running, waiting }: InitiativeSummary["tasks"]): PlanOverview["tasks"] => ({ ready, running, waiting });

const noAgents: PlanOverview["agents"] = { idle: 0, running: 0, waiting_for_input: 0, stopped: 0, crashed: 0 };

const agentNumbers = (counts: readonly AgentCount[]): PlanOverview["agents"] => ({
  ...noAgents,
  ...Object.fromEntries(counts.map(({ status, count }) => [status, count])),
});

/** One whose exhaustion has passed is available, though nobody has freed it yet. */
function accountNumbers(accounts: readonly Account[], now: Date): PlanOverview["accounts"] {
  const available = accounts.filter(
    ({ isExhausted, exhaustedUntil }) => !isExhausted || (exhaustedUntil !== null && exhaustedUntil <= now),
  );
  return { total: accounts.length, available: available.length };
}
