import type { InboxItem, InboxView } from "@signalbox/contracts";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type TestApp, testApp } from "../../testing/app.ts";
import { answerAgent } from "../agents/answer-agent.ts";
import { listInbox } from "./list-inbox.ts";
import { snoozeItem } from "./snooze-item.ts";
import { unsnoozeItem } from "./unsnooze-item.ts";

let world: TestApp;
beforeEach(async () => {
  world = await testApp();
});
afterEach(() => world.close());

const inbox = () => listInbox(world.app);
const names = (items: readonly InboxItem[]) => items.map(({ kind, blocks }) => [kind, blocks]);
const fromAgent = { senderType: "agent", recipientType: "user", recipientId: "owner" } as const;

it("is empty while nothing waits for a person", async () => {
  const agent = await world.given.agent({ status: "running" });
  const phase = await world.given.phase();
  await world.given.task({ phaseId: phase.id });
  const between = { senderType: "agent", senderId: agent.id, recipientType: "agent", recipientId: agent.id } as const;
  await world.app.store.transaction("noise", async (tx) => {
    await tx.messages.create({ ...fromAgent, senderId: agent.id, content: "for your information" });
    await tx.messages.create({ ...between, type: "question", content: "between agents", requiresResponse: true });
    await tx.messages.create({ ...fromAgent, type: "question", content: "answered", requiresResponse: true, status: "responded" });
    await tx.proposals.create({
      agentId: agent.id,
      initiativeId: phase.initiativeId,
      targetType: "page",
      title: "no",
      status: "dismissed",
    });
    const account = await tx.accounts.create({ email: "a@b.test" });
    await tx.accounts.markExhausted(account.id, new Date(world.clock.now().getTime() - 1));
  });
  await world.given.agent({ status: "crashed", userDismissedAt: world.clock.now() });
  expect(await inbox()).toEqual([]);
});

it("holds whatever waits for a person, each with what to do about it", async () => {
  const { given, app } = world;
  const phase = await given.phase({ status: "pending_review" });
  const { initiativeId } = phase;
  const agent = await given.agent();
  await given.initiative({ status: "pending_review" });
  await given.task({ status: "blocked" });
  await given.task({ status: "quality_review" });
  await given.agent({ status: "crashed" });
  await given.agent({ status: "waiting_for_input" });
  const repository = await given.repository();
  const errand = await given.errand();
  await app.store.transaction("waiting", async (tx) => {
    await tx.messages.create({ ...fromAgent, senderId: agent.id, type: "question", content: "Which\none?", requiresResponse: true });
    await tx.messages.create({ ...fromAgent, senderId: agent.id, type: "error", content: "It broke." });
    await tx.proposals.create({ agentId: agent.id, initiativeId, targetType: "page", title: "a page" });
    await tx.errands.update(errand.id, { status: "conflict" });
    const account = await tx.accounts.create({ email: "a@b.test" });
    await tx.accounts.markExhausted(account.id, null);
    const { id } = await tx.effects.enqueue({ kind: "notify", idempotencyKey: "one", payload: {} });
    await tx.effects.claimDue("worker", { limit: 1, leaseMs: 1_000 });
    await tx.effects.bury(id, "worker", "no network");
  });
  const holder = { repositoryId: repository.id, holderType: "agent", holderId: agent.id } as const;
  await app.store.transaction("lease", (tx) => tx.leases.acquire(holder, world.clock.now()));
  world.clock.advance(100 * 60 * 60 * 1_000);
  const items = await inbox();
  expect(items.map(({ kind }) => kind).sort()).toEqual([
    ...["agent_question", "blocked_task", "crashed_agent", "dead_effect", "errand_review", "error_message"],
    ...["exhausted_account", "expired_lease"],
    ...["initiative_review", "phase_review", "proposal", "question", "task_review"],
  ]);
  for (const { key, kind, id, title, remedy } of items) {
    expect(key).toBe(`${kind}.${id}`);
    expect([title, remedy]).not.toContain("");
  }
  expect(items.find(({ kind }) => kind === "question")).toMatchObject({ title: "Which one?", refs: { agentId: agent.id } });
  expect(items.find(({ kind }) => kind === "dead_effect")?.title).toBe("notify failed: no network");
});

it("puts first what holds up most, and then what has waited longest", async () => {
  const { given, app } = world;
  const before = await given.phase({ status: "pending_review" });
  const after = await given.phase({ initiativeId: before.initiativeId });
  for (const status of ["pending", "pending", "pending", "completed"] as const) await given.task({ phaseId: after.id, status });
  await app.store.transaction("phases", (tx) => tx.phases.createDependency(after.id, before.id));
  world.clock.advance(1);
  const alone = await given.task({ status: "blocked" });
  world.clock.advance(1);
  const parent = await given.task();
  const asking = await given.task({ parentTaskId: parent.id, status: "in_progress" });
  const [next, last, done] = [await given.task(), await given.task(), await given.task({ status: "completed" })];
  await given.dependency(next, parent);
  await given.dependency(last, next);
  await given.dependency(last, asking);
  await given.dependency(done, asking);
  const agent = await given.agent({ taskId: asking.id, status: "running" });
  await app.store.transaction("question", (tx) =>
    tx.messages.create({ ...fromAgent, senderId: agent.id, type: "question", content: "Which?", requiresResponse: true }),
  );
  world.clock.advance(1);
  const younger = await given.task({ status: "blocked" });
  const items = await inbox();
  expect(names(items)).toEqual([
    ["question", 4],
    ["phase_review", 3],
    ["blocked_task", 1],
    ["blocked_task", 1],
  ]);
  expect(items.slice(2).map(({ id }) => id)).toEqual([alone.id, younger.id]);
  expect(items[0]?.refs).toMatchObject({ taskId: asking.id, agentId: agent.id });
});

it("offers the answers that an agent's question comes with, until the answer lies ready for the agent", async () => {
  const { app, context, given } = world;
  const questions = [{ question: "Which\n harbour?", options: [{ label: "Husum" }, { label: "Emden" }] }];
  const agent = await given.agent({ status: "waiting_for_input", pendingQuestions: { questions } });
  const [item] = await inbox();
  expect(item).toMatchObject({ kind: "agent_question", title: `${agent.name} asks: Which harbour?`, options: ["Husum", "Emden"] });
  const { response } = await answerAgent(app, context, { id: agent.id, answer: "Emden" });
  expect(response).toMatchObject({ type: "response", status: "pending", recipientId: agent.id, content: "Emden", senderId: "owner" });
  expect(await inbox()).toEqual([]);
  await expect(answerAgent(app, context, { id: agent.id, answer: "Husum" })).rejects.toMatchObject({ code: "CONFLICT" });
  // It has read the answer and waits for something again, without a word.
  await app.store.transaction("read", (tx) => tx.messages.update(response.id, { status: "read" }));
  expect(await inbox()).toMatchObject([{ kind: "agent_question", options: [] }]);
});

it("leaves out what is put off until its time has come, or until it is brought back", async () => {
  const { app, context, clock, given } = world;
  const [one, two] = [await given.task({ status: "blocked" }), await given.task({ status: "blocked" })];
  const keys = async (view?: InboxView) => (await listInbox(app, { view })).map(({ id }) => id);
  const until = new Date(clock.now().getTime() + 1_000);
  await snoozeItem(app, context, { key: `blocked_task.${one.id}`, until });
  await snoozeItem(app, context, { key: `blocked_task.${two.id}`, until });
  expect(await keys()).toEqual([]);
  expect((await listInbox(app, { view: "snoozed" })).map(({ id, snoozedUntil }) => [id, snoozedUntil])).toEqual([
    [one.id, until],
    [two.id, until],
  ]);
  await unsnoozeItem(app, context, { key: `blocked_task.${two.id}` });
  expect([await keys(), await keys("snoozed")]).toEqual([[two.id], [one.id]]);
  clock.advance(1_000);
  expect([await keys(), await keys("snoozed")]).toEqual([[one.id, two.id], []]);
  expect((await inbox()).map(({ snoozedUntil }) => snoozedUntil)).toEqual([null, null]);
  await snoozeItem(app, context, { key: `blocked_task.${two.id}`, until: new Date(clock.now().getTime() + 1) });
  expect((await app.store.reads.settings.findAll()).map(({ key }) => key)).toEqual([`inbox.snooze.blocked_task.${two.id}`]);
});

it("puts off only what is there, and only until a time to come", async () => {
  const { app, context, clock, given } = world;
  const { id } = await given.task({ status: "blocked" });
  const soon = new Date(clock.now().getTime() + 1);
  await expect(snoozeItem(app, context, { key: "blocked_task.none", until: soon })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(snoozeItem(app, context, { key: `blocked_task.${id}`, until: clock.now() })).rejects.toMatchObject({ code: "INVALID" });
  await expect(unsnoozeItem(app, context, { key: `blocked_task.${id}` })).rejects.toMatchObject({ code: "NOT_FOUND" });
  const actor = { type: "agent", id: "a", keyId: "k", scopes: ["plan"] } as const;
  await expect(snoozeItem(app, { ...context, actor }, { key: `blocked_task.${id}`, until: soon })).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
});
