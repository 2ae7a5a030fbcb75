import type { NewProposal } from "@signalbox/contracts";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type TestApp, testApp } from "../../testing/app.ts";
import { createPage } from "../pages/create-page.ts";
import { savePage } from "../pages/save-page.ts";
import { updateTask } from "../tasks/update-task.ts";
import { acceptProposal } from "./accept-proposal.ts";
import { acceptProposals } from "./accept-proposals.ts";
import { createProposal } from "./create-proposal.ts";
import { dismissProposal } from "./dismiss-proposal.ts";
import { updateProposal } from "./update-proposal.ts";

let world: TestApp;
beforeEach(async () => {
  world = await testApp();
});
afterEach(() => world.close());

async function propose(given: Omit<NewProposal, "agentId">) {
  const { id: agentId } = await world.given.agent();
  return createProposal(world.app, world.context, { ...given, agentId });
}
const accept = (id: string) => acceptProposal(world.app, world.context, { id });

it("makes the page, phase or task that is proposed, its Markdown as it was given", async () => {
  const { id: initiativeId } = await world.given.initiative();
  const { reads } = world.app.store;
  const content = "# Why\n\n- because  \n";
  const accepted = async (targetType: NewProposal["targetType"]) => {
    const { id } = await propose({ initiativeId, targetType, title: "a title", content });
    const start = await reads.events.readLastSequence();
    const proposal = await accept(id);
    expect(proposal).toMatchObject({ id, status: "accepted", targetId: expect.any(String) });
    const types: string[] = [];
    for await (const page of reads.events.replayFrom(start + 1)) types.push(...page.map(({ type }) => type));
    expect(types).toEqual(expect.arrayContaining([`${targetType}.created`]));
    expect(types.at(-1)).toBe("proposal.accepted");
    return proposal.targetId ?? "";
  };
  expect(await reads.tasks.findById(await accepted("task"))).toMatchObject({ initiativeId, name: "a title", description: content });
  expect(await reads.phases.findById(await accepted("phase"))).toMatchObject({ initiativeId, name: "a title", content, status: "pending" });
  expect(await reads.pages.findById(await accepted("page"))).toMatchObject({ initiativeId, title: "a title", content });
});

it("places a task where its metadata say, and links the issue it came from", async () => {
  const phase = await world.given.phase();
  const issue = await world.given.issue();
  const metadata = { phaseId: phase.id, priority: "high", why: "urgent" };
  const { initiativeId } = phase;
  const { id } = await propose({ initiativeId, targetType: "task", title: "t", summary: "short", metadata, issueId: issue.id });
  const { targetId } = await accept(id);
  expect(await world.app.store.reads.tasks.findById(targetId ?? "")).toMatchObject({
    ...{ phaseId: phase.id, priority: "high", description: "short" },
  });
  expect(await world.app.store.reads.issues.findById(issue.id)).toMatchObject({ taskId: targetId });
  const odd = await propose({ initiativeId, targetType: "task", title: "t", metadata: { priority: "whenever" } });
  await expect(accept(odd.id)).rejects.toMatchObject({ code: "REFUSED", details: { field: "metadata" } });
});

it("edits the target that is named; a text that is not proposed stays", async () => {
  const phase = await world.given.phase({ content: "old" });
  const { initiativeId } = phase;
  const task = await world.given.task({ initiativeId, description: "old", priority: "low" });
  const page = await createPage(world.app, world.context, { initiativeId, title: "old", content: "old" });
  const change = async (targetType: NewProposal["targetType"], targetId: string, content?: string) =>
    accept((await propose({ initiativeId, targetType, targetId, title: "new", content })).id);
  await change("task", task.id, "new");
  await change("phase", phase.id);
  await change("page", page.id, "new");
  const { reads } = world.app.store;
  expect(await reads.tasks.findById(task.id)).toMatchObject({ name: "new", description: "new", priority: "low" });
  expect(await reads.phases.findById(phase.id)).toMatchObject({ name: "new", content: "old" });
  expect(await reads.pages.findById(page.id)).toMatchObject({ title: "new", content: "new", revision: page.revision + 1 });
});

it("decides once, and only where the target is still there", async () => {
  const { id: initiativeId } = await world.given.initiative();
  const task = await world.given.task({ initiativeId });
  const [first, second, third] = [
    await propose({ initiativeId, targetType: "task", title: "made" }),
    await propose({ initiativeId, targetType: "task", title: "edited", targetId: task.id }),
    await propose({ initiativeId, targetType: "page", title: "not wanted" }),
  ];
  await accept(first.id);
  await expect(accept(first.id)).rejects.toMatchObject({ code: "CONFLICT" });
  const tasks = await world.app.store.reads.tasks.findByInitiativeId(initiativeId);
  expect(tasks.map(({ name }) => name)).toContain("made");
  await world.app.store.transaction("gone", (tx) => tx.tasks.delete(task.id));
  await expect(accept(second.id)).rejects.toMatchObject({ code: "REFUSED", details: { field: "targetId" } });
  expect(await world.app.store.reads.proposals.findById(second.id)).toMatchObject({ status: "pending" });
  await dismissProposal(world.app, world.context, { id: third.id });
  await expect(accept(third.id)).rejects.toMatchObject({ code: "REFUSED" });
  await expect(accept("none")).rejects.toMatchObject({ code: "NOT_FOUND" });
});

it("is a person's to do", async () => {
  const { id: initiativeId } = await world.given.initiative();
  const { id, agentId } = await propose({ initiativeId, targetType: "task", title: "t" });
  const asAgent = { ...world.context, actor: { ...world.context.actor, type: "agent", id: agentId } as const };
  await expect(acceptProposal(world.app, asAgent, { id })).rejects.toMatchObject({ code: "FORBIDDEN" });
});

it("writes over nothing that was changed after it was written, until it is written anew", async () => {
  const { app, context } = world;
  const { id: initiativeId } = await world.given.initiative();
  const page = await createPage(app, context, { initiativeId, title: "page", content: "old" });
  const task = await world.given.task({ initiativeId, name: "task", description: "old" });
  const ofPage = await propose({ initiativeId, targetType: "page", targetId: page.id, title: "page", content: "proposed" });
  const ofTask = await propose({ initiativeId, targetType: "task", targetId: task.id, title: "task", content: "proposed" });
  await savePage(app, context, { id: page.id, content: "theirs", expectedRevision: page.revision });
  // Where a task stands and how urgent it is are no words of it.
  await updateTask(app, context, { id: task.id, patch: { priority: "high" } });
  await expect(accept(ofPage.id)).rejects.toMatchObject({ code: "CONFLICT", details: { field: "targetId", targetId: page.id } });
  await expect(acceptProposals(app, context, { ids: [ofTask.id, ofPage.id] })).rejects.toMatchObject({ code: "CONFLICT" });
  expect(await app.store.reads.pages.findById(page.id)).toMatchObject({ content: "theirs" });
  expect(await app.store.reads.tasks.findById(task.id)).toMatchObject({ description: "old" });
  expect(await accept(ofTask.id)).toMatchObject({ status: "accepted" });
  await updateProposal(app, context, { id: ofPage.id, patch: { content: "theirs, and proposed" } });
  expect(await accept(ofPage.id)).toMatchObject({ status: "accepted" });
  expect(await app.store.reads.pages.findById(page.id)).toMatchObject({ content: "theirs, and proposed" });
});
