import { eventTypes } from "@signalbox/contracts";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type TestApp, testApp } from "../../testing/app.ts";
import { answerAgent } from "../agents/answer-agent.ts";
import { applyChangeSet } from "../change-sets/apply-change-set.ts";
import { revertChangeSet } from "../change-sets/revert-change-set.ts";
import { updateErrand } from "../errands/update-errand.ts";
import { updateInitiative } from "../initiatives/update-initiative.ts";
import { answerMessage } from "../messages/answer-message.ts";
import { sendMessage } from "../messages/send-message.ts";
import { updatePhase } from "../phases/update-phase.ts";
import { createProposal } from "../proposals/create-proposal.ts";
import { dismissProposal } from "../proposals/dismiss-proposal.ts";
import { completeTask } from "../tasks/complete-task.ts";
import { deleteTask } from "../tasks/delete-task.ts";
import { listUpdates } from "./list-updates.ts";
import { markUpdatesDone } from "./mark-updates-done.ts";
import { updateTypes } from "./tell-update.ts";

let world: TestApp;
beforeEach(async () => {
  world = await testApp();
});
afterEach(() => world.close());

const updates = async () => (await listUpdates(world.app, { limit: 200 })).items;
const titles = async () => (await updates()).map(({ title }) => title);

it("tells what happened and asks for nothing, the newest first", async () => {
  const { app, context, given } = world;
  const phase = await given.phase({ name: "Data" });
  const { initiativeId } = phase;
  const task = await given.task({ name: "Read\nit", phaseId: phase.id, initiativeId });
  const agent = await given.agent({ status: "waiting_for_input", pendingQuestions: ["Why?"] });
  const errand = await given.errand();
  await completeTask(app, context, { id: task.id });
  await updatePhase(app, context, { id: phase.id, patch: { name: "Tide data" } });
  await updatePhase(app, context, { id: phase.id, patch: { status: "completed" } });
  await updateErrand(app, context, { id: errand.id, patch: { status: "merged" } });
  const wish = { agentId: agent.id, initiativeId, targetType: "task", title: "more" } as const;
  await dismissProposal(app, context, await createProposal(app, context, wish));
  const asked = await sendMessage(app, context, {
    ...{ senderType: "agent", senderId: agent.id, recipientType: "user", recipientId: "owner", type: "question", content: "Left?" },
  });
  await answerMessage(app, context, { id: asked.id, content: "Right." });
  await answerAgent(app, context, { id: agent.id, answer: "Because." });
  const change = { entityType: "task", action: "update", entityId: task.id, state: { name: "Read them" } } as const;
  const set = await applyChangeSet(app, context, { initiativeId, mode: "plan", summary: "plural", changes: [change] });
  await revertChangeSet(app, context, { id: set.id });
  await updateInitiative(app, context, { id: initiativeId, patch: { status: "completed" } });
  const told = await updates();
  expect(told.map(({ title }) => title)).toEqual([
    expect.stringMatching(/^Initiative completed: /),
    "Taken back: plural",
    expect.stringMatching(/ changed the plan in 1 place: plural$/),
    `${agent.name} got its answer: Because.`,
    "Answered: Left?",
    "Proposal dismissed: more",
    `Errand merged: ${errand.branch}`,
    "Phase completed: Tide data",
    "Completed: Read it",
  ]);
  expect(told.at(-1)).toMatchObject({ type: "task.completed", streamType: "task", streamId: task.id, done: false });
  expect(told.at(-1)?.refs).toEqual({ taskId: task.id, phaseId: phase.id, initiativeId });
  expect(updateTypes.filter((type) => !eventTypes.includes(type))).toEqual([]);
});

it("tells of what is gone, too, and is read page by page", async () => {
  const { app, context, given } = world;
  for (const name of ["one", "two", "three"]) {
    const { id } = await given.task({ name });
    await completeTask(app, context, { id });
    if (name === "two") await deleteTask(app, context, { id });
  }
  expect(await titles()).toEqual(["Completed: three", "Completed: (deleted)", "Completed: one"]);
  const whole = await updates();
  const read: unknown[] = [];
  for (let before: string | undefined, pages = 0; pages < 4; pages++) {
    const { items, next } = await listUpdates(app, { limit: 1, before });
    read.push(...items);
    if (next === null) break;
    before = next;
  }
  expect(read).toEqual(whole);
});

it("keeps how far a person has come, never back and never ahead", async () => {
  const { app, context, given } = world;
  for (const name of ["one", "two"]) await completeTask(app, context, await given.task({ name }));
  const [two, one] = await updates();
  await markUpdatesDone(app, context, { through: one?.sequence ?? 0 });
  expect((await updates()).map(({ done }) => done)).toEqual([false, true]);
  expect(await markUpdatesDone(app, context, { through: 1_000_000 })).toEqual({ through: (two?.sequence ?? 0) + 1 });
  expect(await markUpdatesDone(app, context, { through: 0 })).toEqual({ through: (two?.sequence ?? 0) + 1 });
  await completeTask(app, context, await given.task({ name: "three" }));
  expect((await updates()).map(({ done }) => done)).toEqual([false, true, true]);
});
