import { event, type Initiative, type Phase, type Task } from "@signalbox/contracts";
import type { Repositories } from "../db/repositories/unit-of-work.ts";
import { testApp } from "../testing/app.ts";
import { anAgent, anErrand, anInitiative, anIssue, aPhase, aProject, aTask } from "../testing/builders.ts";
import { happen } from "../testing/happen.ts";
import { appRouter } from "./router.ts";

export const oidOf = (digit: string): string => digit.repeat(64);

/** A database with at least two rows in every list, and the owner as caller. */
export async function openWorld() {
  const { app, context, close, clock } = await testApp();
  const rows = await app.store.transaction("world", async (tx) => {
    const plan = await makePlan(tx);
    const crew = await makeCrew(tx, plan);
    const code = await makeCode(tx, plan, clock.now());
    return { ...plan, ...crew, ...code, ...(await makeLogs(tx, crew)), ...(await makeThreads(tx)) };
  });
  const ctx = { app, actor: context.actor, requestId: context.requestId };
  return { ...rows, app, clock, context, close, caller: appRouter.createCaller(ctx) };
}

export type World = Awaited<ReturnType<typeof openWorld>>;
type Tx = Repositories;

async function makePlan(tx: Tx) {
  const initiative = await tx.initiatives.create(anInitiative());
  const other = await tx.initiatives.create(anInitiative());
  const phases = await makePhases(tx, initiative.id);
  const tasks = await makeTasks(tx, initiative.id);
  return { initiative, other, ...phases, ...tasks, ...(await makeTexts(tx, { initiative, ...phases, ...tasks })) };
}

async function makePhases(tx: Tx, initiativeId: string) {
  const make = () => tx.phases.create(aPhase({ initiativeId }));
  const phase = await make();
  const blockers = [await make(), await make()] as const;
  const waiting = [await make(), await make()] as const;
  for (const { id } of blockers) await tx.phases.createDependency(phase.id, id);
  for (const { id } of waiting) await tx.phases.createDependency(id, phase.id);
  return { phase, before: blockers[0], after: waiting[0] };
}

async function makeTasks(tx: Tx, initiativeId: string) {
  const task = await tx.tasks.create(aTask({ initiativeId }));
  const blockers = [await tx.tasks.create(aTask()), await tx.tasks.create(aTask())] as const;
  const dependents = [await tx.tasks.create(aTask()), await tx.tasks.create(aTask())] as const;
  for (const blocker of blockers) await tx.tasks.createDependency(task.id, blocker.id);
  for (const dependent of dependents) await tx.tasks.createDependency(dependent.id, task.id);
  const child = await tx.tasks.create(aTask({ parentTaskId: task.id }));
  await tx.tasks.create(aTask({ parentTaskId: task.id }));
  const grandchild = await tx.tasks.create(aTask({ parentTaskId: child.id }));
  const claimed = await tx.tasks.create(aTask({ status: "in_progress" }));
  const done = await tx.tasks.create(aTask({ status: "completed" }));
  await tx.tasks.createLinks([{ taskId: task.id, linkedTaskId: done.id, kind: "relates_to" }]);
  return { task, blockers, dependents, child, grandchild, claimed, done };
}

async function makeTexts(tx: Tx, { initiative, phase, task }: { initiative: Initiative; phase: Phase; task: Task }) {
  const root = await tx.pages.getOrCreateRootPage(initiative.id, "root");
  const below = { initiativeId: initiative.id, parentPageId: root.id };
  const page = await tx.pages.create({ ...below, title: "a page" });
  for (const revision of [0, 1]) await happen(tx, event("page.saved", page.id, { revision }));
  const otherPage = await tx.pages.create({ ...below, title: "another page" });
  const line = { phaseId: phase.id, filePath: "a.ts", lineType: "added" } as const;
  const comment = await tx.reviewComments.create({ ...line, lineNumber: 1, body: "hm" });
  await tx.reviewComments.create({ ...line, lineNumber: 2, body: "oh" });
  const issue = await tx.issues.create(anIssue({ taskId: task.id }));
  await tx.issues.create(anIssue({ taskId: task.id }));
  for (const content of ["one", "two"]) await tx.conversationMessages.create({ issueId: issue.id, role: "user", content });
  return { root, page, otherPage, comment, issue };
}

async function makeCrew(tx: Tx, { initiative, phase, task, claimed }: Awaited<ReturnType<typeof makePlan>>) {
  const agent = await tx.agents.create(anAgent({ taskId: claimed.id, sessionId: "session-1" }));
  const colleague = await tx.agents.create(anAgent());
  const asking = await tx.agents.create(
    anAgent({ status: "waiting_for_input", pendingQuestions: ["Which?"], initiativeId: initiative.id }),
  );
  const snoozed = `agent_question.${asking.id}`;
  await happen(tx, event("setting.changed", `inbox.snooze.${snoozed}`, { value: "2099-01-01T00:00:00.000Z" }));
  const account = await tx.accounts.create({ email: "a@b.test", credentials: "hunter2", configJson: "hunter3" });
  await tx.accounts.create({ email: "b@b.test" });
  const ask = {
    senderType: "agent",
    senderId: agent.id,
    recipientType: "user",
    recipientId: "owner",
    type: "question",
    requiresResponse: true,
  } as const;
  const question = await tx.messages.create({ ...ask, content: "Which one?" });
  await tx.messages.create({ ...ask, content: "And then?" });
  for (const content of ["first", "second"]) await tx.messages.create({ ...ask, type: "info", content, parentMessageId: question.id });
  const between = { fromAgentId: agent.id, toAgentId: colleague.id };
  const conversation = await tx.conversations.create({ ...between, question: "Where is it?" });
  await tx.conversations.create({ ...between, question: "And when?" });
  const aSession = { initiativeId: initiative.id, targetType: "phase", targetId: phase.id, agentId: agent.id } as const;
  const session = await tx.chatSessions.createSession(aSession);
  await tx.chatSessions.createSession({ ...aSession, targetType: "task", targetId: task.id });
  for (const content of ["hi", "hello"]) await tx.chatSessions.createMessage({ chatSessionId: session.id, role: "user", content });
  const set = { agentId: agent.id, agentName: agent.name, initiativeId: initiative.id, mode: "plan" } as const;
  const entry = (sortOrder: number) => ({ entityType: "task", entityId: task.id, action: "update", sortOrder }) as const;
  const changeSet = await tx.changeSets.create(set, [entry(0), entry(1)]);
  const emptyChangeSet = await tx.changeSets.create(set, []);
  const wish = { agentId: agent.id, initiativeId: initiative.id, targetType: "task", targetId: task.id, title: "better" } as const;
  const proposal = await tx.proposals.create(wish);
  await tx.proposals.create(wish);
  return { agent, colleague, asking, snoozed, account, question, conversation, session, changeSet, emptyChangeSet, proposal };
}

async function makeCode(tx: Tx, { initiative }: Awaited<ReturnType<typeof makePlan>>, now: Date) {
  const project = await tx.projects.create(aProject());
  const unused = await tx.projects.create(aProject());
  await tx.projects.setInitiativeProjects(initiative.id, [project.id, unused.id]);
  const errand = await tx.errands.create(anErrand({ projectId: project.id, status: "merged" }));
  await tx.errands.create(anErrand({ projectId: project.id }));
  const repository = await tx.repositories.create({ projectId: project.id, name: "one", url: "https://git.test/one.git" });
  const fork = await tx.repositories.create({ projectId: project.id, name: "two", url: "https://git.test/two.git" });
  await tx.repositories.createRelationship({ fromRepositoryId: fork.id, toRepositoryId: repository.id, type: "fork_of" });
  const holder = { repositoryId: repository.id, holderType: "user", holderId: "owner" } as const;
  const { lease } = await tx.leases.acquire({ ...holder, scope: "main" }, now);
  await tx.leases.acquire({ ...holder, scope: "next" }, now);
  const mirror = await tx.mirrors.create({ repositoryId: repository.id, path: "mirrors/one", remoteUrl: "https://git.test/one.git" });
  await tx.mirrors.create({ repositoryId: repository.id, path: "mirrors/two", remoteUrl: "https://git.test/one.git" });
  const anObject = { repositoryId: repository.id, size: 1, mediaType: "text/plain" };
  const object = await tx.objectMetadata.create({ ...anObject, oid: oidOf("a"), storageKey: "objects/a" });
  await tx.objectMetadata.create({ ...anObject, oid: oidOf("b"), storageKey: "objects/b" });
  return { project, unused, errand, repository, fork, lease, mirror, object };
}

async function makeLogs(tx: Tx, { agent }: Awaited<ReturnType<typeof makeCrew>>) {
  for (const content of ["a", "b", "c"]) await tx.logChunks.insertChunk({ agentId: agent.id, agentName: agent.name, content });
  for (const key of ["color", "theme"]) await happen(tx, event("setting.changed", key, { value: "dark" }));
  for (const id of ["gone-1", "gone-2"]) await happen(tx, event("proposal.dismissed", id, { initiativeId: "gone" }));
  for (const key of ["one", "two"]) await tx.metadata.set(key, "fact");
  const aKey = (digit: string) => tx.apiKeys.create({ name: "a key", prefix: `sb_${digit}`, hash: oidOf(digit), scopes: ["read"] });
  const [apiKey] = [await aKey("c"), await aKey("d")] as const;
  await tx.effects.enqueue({ kind: "notify", idempotencyKey: "effect-0", payload: { secret: "hunter4" } });
  const [claimed] = await tx.effects.claimDue("w1", { limit: 1, leaseMs: 1 });
  const deadEffect = await tx.effects.bury(claimed?.id ?? "", "w1", "nobody is there");
  const effect = await tx.effects.enqueue({ kind: "notify", idempotencyKey: "effect-1", payload: { secret: "hunter4" } });
  await tx.receipts.create({
    commandId: "command-1",
    command: "task.create",
    inputHash: oidOf("e"),
    actorId: "owner",
    result: { secret: "hunter5" },
  });
  const anEvent = { streamType: "task", streamId: "t1", payload: {}, actorType: "user", actorId: "owner" } as const;
  for (const type of ["task.created", "task.claimed", "task.completed"]) await tx.events.append({ ...anEvent, type });
  const entry = {
    actorType: "user",
    actorId: "owner",
    action: "task.create",
    entityType: "task",
    entityId: "t1",
    outcome: "done",
  } as const;
  for (let count = 0; count < 3; count++) await tx.audit.append(entry);
  return { apiKey, effect, deadEffect };
}

/** The first thread has a turn that is over and one that runs, and the running one has all the rest. */
async function makeThreads(tx: Tx) {
  const [thread, idle, turn, ended, spoken, checkpoint] = ["th", "th-idle", "tu", "tu-ended", "me", "ck"] as const;
  const [agentSession, approval] = ["se", "ap"] as const;
  const inTurn = { threadId: thread, turnId: turn };
  await happen(tx, event("thread.created", thread, { projectId: null, title: "red" }));
  await happen(tx, event("thread.created", idle, { projectId: null, title: "green" }));
  await happen(tx, event("turn.started", ended, { threadId: thread }), event("turn.completed", ended, {}));
  await happen(tx, event("turn.started", turn, { threadId: thread }));
  for (const id of [spoken, `${spoken}-2`]) await happen(tx, event("message.added", id, { turnId: turn, role: "user", content: id }));
  for (const id of [checkpoint, `${checkpoint}-2`])
    await happen(tx, event("checkpoint.created", id, { ...inTurn, gitRef: `refs/checkpoints/${id}`, message: "before" }));
  await happen(tx, event("session.started", agentSession, { threadId: thread, agentId: null, provider: "claude" }));
  await happen(tx, event("approval.requested", approval, { ...inTurn, action: "push" }));
  return { thread, idle, turn, checkpoint, agentSession, approval };
}
