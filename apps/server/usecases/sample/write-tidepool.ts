import type { Repositories } from "../../db/repositories/unit-of-work.ts";
import { agentName } from "../../domain/agent-name.ts";
import { updateAgent } from "../agents/update-agent.ts";
import { addChatMessage } from "../chat-sessions/add-chat-message.ts";
import { openChatSession } from "../chat-sessions/open-chat-session.ts";
import { createInitiative } from "../initiatives/create-initiative.ts";
import { setInitiativeProjects } from "../initiatives/set-initiative-projects.ts";
import { addConversationMessage } from "../issues/add-conversation-message.ts";
import { createIssue } from "../issues/create-issue.ts";
import { appendLogChunk } from "../log-chunks/append-log-chunk.ts";
import type { Nested } from "../nest.ts";
import { createPage } from "../pages/create-page.ts";
import { openRootPage } from "../pages/open-root-page.ts";
import { savePage } from "../pages/save-page.ts";
import { addPhaseDependency } from "../phases/add-phase-dependency.ts";
import { createPhase } from "../phases/create-phase.ts";
import { updatePhase } from "../phases/update-phase.ts";
import { createProject } from "../projects/create-project.ts";
import { createProposal } from "../proposals/create-proposal.ts";
import { blockTask } from "../tasks/block-task.ts";
import { claimTask } from "../tasks/claim-task.ts";
import { completeTask } from "../tasks/complete-task.ts";
import { createTask } from "../tasks/create-task.ts";
import { submitTask } from "../tasks/submit-task.ts";
import type { SampleMark } from "./sample-mark.ts";
import { sampleLog } from "./tidepool-log.ts";
import { brief, method, phaseTexts } from "./tidepool-pages.ts";
import {
  type PhaseKey,
  type SampleTask,
  sampleChat,
  sampleIssues,
  samplePhases,
  sampleProposal,
  sampleQuestion,
  sampleTasks,
} from "./tidepool-plan.ts";

const worktree = "sample/tidepool";

/** Writes the sample by the commands that people and agents use, so that its history reads as any other does. */
export async function writeTidepool(tx: Repositories, within: Nested): Promise<SampleMark> {
  const { app, context } = within;
  const name = await freeName("Tidepool (Sample)", (wanted) => tx.projects.findByName(wanted));
  const project = await createProject(app, context, { name, url: "https://git.example.invalid/tidepool.git" });
  const initiative = await createInitiative(app, context, { name: "Tidepool 1.0 (Sample)", branch: "tidepool" });
  await setInitiativeProjects(app, context, { id: initiative.id, projectIds: [project.id] });
  const phases = await writePhases(within, initiative.id);
  const tasks = await writeTasks(within, { initiativeId: initiative.id, phases });
  const agentId = await work(tx, within, { phases, tasks });
  await writePages(within, initiative.id);
  const issueIds = await writeIssues(within, tasks);
  await writeTalk(within, { initiativeId: initiative.id, agentId, phaseId: idOf(phases, "forecast") });
  return { projectId: project.id, initiativeId: initiative.id, agentId, issueIds };
}

type Ids<Key extends string = string> = ReadonlyMap<Key, string>;

function idOf<Key extends string>(ids: Ids<Key>, key: Key): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`The sample names ${key} before it is made.`);
  return id;
}

async function freeName(wanted: string, find: (name: string) => Promise<unknown>): Promise<string> {
  for (let number = 1; ; number++) {
    const name = number === 1 ? wanted : `${wanted} ${number}`;
    if ((await find(name)) === null) return name;
  }
}

async function writePhases({ app, context }: Nested, initiativeId: string): Promise<Ids<PhaseKey>> {
  const ids = new Map<PhaseKey, string>();
  for (const { key, name, after } of samplePhases) {
    const { id } = await createPhase(app, context, { initiativeId, name, content: phaseTexts[key], status: "approved" });
    ids.set(key, id);
    for (const before of after) await addPhaseDependency(app, context, { phaseId: id, dependsOnPhaseId: idOf(ids, before) });
  }
  return ids;
}

async function writeTasks({ app, context }: Nested, at: { initiativeId: string; phases: Ids<PhaseKey> }): Promise<Ids> {
  const ids = new Map<string, string>();
  for (const [order, { key, phase, parent, after = [], ...task }] of sampleTasks.entries()) {
    const { name, description, category, priority } = task;
    const { id } = await createTask(app, context, {
      ...{ name, description, category, priority, order, initiativeId: at.initiativeId, phaseId: idOf(at.phases, phase) },
      ...{ parentTaskId: parent === undefined ? null : idOf(ids, parent), dependsOn: after.map((one) => idOf(ids, one)) },
    });
    ids.set(key, id);
  }
  return ids;
}

/** One agent does the work in the order of the plan and stops at its question, which comes last. */
async function work(tx: Repositories, within: Nested, made: { phases: Ids<PhaseKey>; tasks: Ids }): Promise<string> {
  const { app, context } = within;
  // A name that is known would give the sample to somebody's agent.
  const name = await freeAgentName(tx);
  for (const task of sampleTasks.filter(({ phase }) => phase === "data"))
    await perform(within, { id: idOf(made.tasks, task.key), task, name });
  await updatePhase(app, context, { id: idOf(made.phases, "data"), patch: { status: "completed" } });
  await updatePhase(app, context, { id: idOf(made.phases, "forecast"), patch: { status: "in_progress" } });
  const rest = sampleTasks.filter(({ phase, stands }) => phase !== "data" && stands !== "asks");
  for (const task of rest) await perform(within, { id: idOf(made.tasks, task.key), task, name });
  await updatePhase(app, context, { id: idOf(made.phases, "alerts"), patch: { status: "pending_review" } });
  return ask(within, { taskId: idOf(made.tasks, "now"), name });
}

async function freeAgentName({ agents }: Repositories): Promise<string> {
  for (let attempt = 0; ; attempt++) {
    const name = agentName(0.5, attempt);
    if ((await agents.findByName(name)) === null) return name;
  }
}

interface Work {
  readonly id: string;
  readonly task: SampleTask;
  readonly name: string;
}

async function perform({ app, context }: Nested, { id, task: { stands, summary }, name }: Work): Promise<void> {
  if (stands === undefined) return;
  if (stands === "blocked") return void (await blockTask(app, context, { id }));
  await claimTask(app, context, { id, agentName: name, worktree });
  const end = stands === "completed" ? completeTask : submitTask;
  await end(app, context, { id, summary });
}

async function ask({ app, context }: Nested, { taskId, name }: { taskId: string; name: string }): Promise<string> {
  const claimed = await claimTask(app, context, { id: taskId, agentName: name, worktree });
  if (claimed === null) throw new Error("The sample's task was not there to be claimed.");
  const { id } = claimed.agent;
  for (const content of sampleLog) await appendLogChunk(app, context, { agentId: id, sessionNumber: 1, content });
  await updateAgent(app, context, { id, patch: { status: "waiting_for_input", pendingQuestions: sampleQuestion } });
  return id;
}

async function writePages({ app, context }: Nested, initiativeId: string): Promise<void> {
  const { id, revision } = await openRootPage(app, context, { initiativeId });
  await savePage(app, context, { id, expectedRevision: revision, content: brief });
  await createPage(app, context, { initiativeId, title: "How the tide is computed", content: method });
}

async function writeIssues({ app, context }: Nested, tasks: Ids): Promise<string[]> {
  const ids: string[] = [];
  for (const { sourceId, title, body, task } of sampleIssues) {
    const taskId = task === null ? null : idOf(tasks, task);
    const { id } = await createIssue(app, context, { sourceType: "ticket", sourceId, title, sourceData: { sample: true, body }, taskId });
    await addConversationMessage(app, context, { issueId: id, role: "user", content: body });
    ids.push(id);
  }
  return ids;
}

async function writeTalk({ app, context }: Nested, about: { initiativeId: string; agentId: string; phaseId: string }): Promise<void> {
  const { initiativeId, agentId, phaseId } = about;
  const metadata = { phaseId, category: "execute", priority: "low" };
  await createProposal(app, context, { ...sampleProposal, agentId, initiativeId, targetType: "task", metadata });
  const { id: chatSessionId } = await openChatSession(app, context, { targetType: "phase", targetId: phaseId, agentId });
  for (const [role, content] of sampleChat) await addChatMessage(app, context, { chatSessionId, role, content });
}
