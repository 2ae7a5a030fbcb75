import type { NewProposal } from "@signalbox/contracts";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type TestApp, testApp } from "../../testing/app.ts";
import { readPlan } from "../change-sets/read-plan.fixture.ts";
import { revertChangeSet } from "../change-sets/revert-change-set.ts";
import { createPage } from "../pages/create-page.ts";
import { updateTask } from "../tasks/update-task.ts";
import { acceptProposal } from "./accept-proposal.ts";
import { acceptProposals } from "./accept-proposals.ts";
import { createProposal } from "./create-proposal.ts";

let world: TestApp;
beforeEach(async () => {
  world = await testApp();
});
afterEach(() => world.close());

async function propose(given: Omit<NewProposal, "agentId">) {
  const { id: agentId } = await world.given.agent();
  return createProposal(world.app, world.context, { ...given, agentId });
}
const acceptAll = (ids: string[]) => acceptProposals(world.app, world.context, { ids });
const statuses = async (ids: string[]) => Promise.all(ids.map(async (id) => (await world.app.store.reads.proposals.findById(id))?.status));

/** One of each kind, some to make and some to change, the task of an issue. */
async function proposeMany() {
  const phase = await world.given.phase();
  const { initiativeId } = phase;
  const page = await createPage(world.app, world.context, { initiativeId, title: "page", content: "old" });
  const issue = await world.given.issue();
  const proposals = [
    await propose({
      initiativeId,
      targetType: "task",
      title: "a task",
      metadata: { phaseId: phase.id, priority: "high" },
      issueId: issue.id,
    }),
    await propose({ initiativeId, targetType: "phase", title: "a phase", content: "words" }),
    await propose({ initiativeId, targetType: "page", title: "better page", content: "new", targetId: page.id }),
  ];
  return { initiativeId, phase, page, issue, ids: proposals.map(({ id }) => id) };
}

it("accepts all as one change set, and reverting it takes all back and reopens them", async () => {
  const { initiativeId, phase, page, issue, ids } = await proposeMany();
  const { reads } = world.app.store;
  const before = await readPlan(world);
  const changeSet = await acceptAll(ids);
  expect(changeSet).toMatchObject({ initiativeId, status: "applied", summary: "Accepted 3 proposals" });
  expect(await statuses(ids)).toEqual(["accepted", "accepted", "accepted"]);
  const made = await reads.proposals.findById(ids[0] ?? "");
  expect(await reads.tasks.findById(made?.targetId ?? "")).toMatchObject({ name: "a task", phaseId: phase.id, priority: "high" });
  expect(await reads.issues.findById(issue.id)).toMatchObject({ taskId: made?.targetId });
  expect(await reads.pages.findById(page.id)).toMatchObject({ title: "better page", content: "new" });

  await revertChangeSet(world.app, world.context, { id: changeSet.id });
  expect(await readPlan(world)).toEqual(before);
  expect(await statuses(ids)).toEqual(["pending", "pending", "pending"]);
  expect((await reads.proposals.findById(ids[0] ?? ""))?.targetId).toBeNull();
  expect((await reads.proposals.findById(ids[2] ?? ""))?.targetId).toBe(page.id);
  expect((await reads.issues.findById(issue.id))?.taskId).toBeNull();
  // What is undone can be done again: what the revert wrote into the targets is no change by others.
  expect((await acceptAll(ids)).id).not.toBe(changeSet.id);
});

it("accepts none where one cannot be", async () => {
  const { initiativeId, ids } = await proposeMany();
  const bad = await propose({ initiativeId, targetType: "task", title: "t", metadata: { priority: "colossal" } });
  const elsewhere = await propose({ initiativeId: (await world.given.initiative()).id, targetType: "phase", title: "p" });
  const before = await readPlan(world);
  await expect(acceptAll([...ids, bad.id])).rejects.toMatchObject({ code: "REFUSED", details: { field: "metadata" } });
  await expect(acceptAll([...ids, elsewhere.id])).rejects.toMatchObject({ code: "REFUSED", details: { field: "ids" } });
  await expect(acceptAll([...ids, "none"])).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await readPlan(world)).toEqual(before);
  expect(await statuses(ids)).toEqual(["pending", "pending", "pending"]);
  const [first = ""] = ids;
  await acceptProposal(world.app, world.context, { id: first });
  await expect(acceptAll(ids)).rejects.toMatchObject({ code: "CONFLICT", details: { id: first } });
});

it("is not reverted over later work, and reopens nothing then", async () => {
  const { ids } = await proposeMany();
  const { id } = await acceptAll(ids);
  const made = await world.app.store.reads.proposals.findById(ids[0] ?? "");
  await updateTask(world.app, world.context, { id: made?.targetId ?? "", patch: { name: "renamed" } });
  await expect(revertChangeSet(world.app, world.context, { id })).rejects.toMatchObject({ code: "CONFLICT" });
  expect(await statuses(ids)).toEqual(["accepted", "accepted", "accepted"]);
});

it("leaves alone what was accepted by itself", async () => {
  const { initiativeId, ids } = await proposeMany();
  const again = await propose({ initiativeId, targetType: "page", title: "one page more" });
  await acceptProposal(world.app, world.context, { id: again.id });
  const { id } = await acceptAll(ids);
  await revertChangeSet(world.app, world.context, { id });
  expect(await statuses([again.id, ...ids])).toEqual(["accepted", "pending", "pending", "pending"]);
});
