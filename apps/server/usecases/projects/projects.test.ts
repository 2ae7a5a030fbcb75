import { afterEach, beforeEach, expect, it } from "vitest";
import { type TestApp, testApp } from "../../testing/app.ts";
import { claimNextAccount } from "../accounts/claim-next-account.ts";
import { clearExpiredExhaustion } from "../accounts/clear-expired-exhaustion.ts";
import { createAccount } from "../accounts/create-account.ts";
import { markExhausted } from "../accounts/mark-exhausted.ts";
import { deleteErrand } from "../errands/delete-errand.ts";
import { updateErrand } from "../errands/update-errand.ts";
import { setInitiativeProjects } from "../initiatives/set-initiative-projects.ts";
import { createIssue } from "../issues/create-issue.ts";
import { linkIssue } from "../issues/link-issue.ts";
import { acquireLease } from "../leases/acquire-lease.ts";
import { releaseLease } from "../leases/release-lease.ts";
import { relateRepositories } from "../repositories/relate-repositories.ts";
import { unrelateRepositories } from "../repositories/unrelate-repositories.ts";
import { deleteSetting } from "../settings/delete-setting.ts";
import { setSetting } from "../settings/set-setting.ts";
import { deleteProject } from "./delete-project.ts";

let world: TestApp;
beforeEach(async () => {
  world = await testApp();
});
afterEach(() => world.close());

it("keeps an errand and its project while the errand is open", async () => {
  const { app, context, given } = world;
  const errand = await given.errand();
  await expect(deleteErrand(app, context, { id: errand.id })).rejects.toMatchObject({
    code: "REFUSED",
    message: expect.stringContaining(errand.branch),
  });
  await expect(deleteProject(app, context, { id: errand.projectId })).rejects.toMatchObject({
    code: "REFUSED",
    details: { branches: [errand.branch] },
  });
  await updateErrand(app, context, { id: errand.id, patch: { status: "abandoned" } });
  await deleteErrand(app, context, { id: errand.id });
  await deleteProject(app, context, { id: errand.projectId });
  expect(await app.store.reads.projects.findById(errand.projectId)).toBeNull();
});

it("sets the projects of an initiative as a whole", async () => {
  const { app, context, given } = world;
  const { id } = await given.initiative();
  const [a, b, c] = [await given.project(), await given.project(), await given.project()];
  await setInitiativeProjects(app, context, { id, projectIds: [a.id, b.id] });
  expect(await setInitiativeProjects(app, context, { id, projectIds: [b.id, c.id] })).toEqual({ added: [c.id], removed: [a.id] });
  await expect(setInitiativeProjects(app, context, { id: "none", projectIds: [] })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(setInitiativeProjects(app, context, { id, projectIds: ["none"] })).rejects.toMatchObject({ code: "REFUSED" });
  expect(await app.store.reads.projects.findProjectsByInitiativeId(id)).toHaveLength(2);
});

it("takes accounts in turn and leaves out those that are exhausted until their time is over", async () => {
  const { app, context, clock } = world;
  const [a, b] = [await createAccount(app, context, { email: "a@b.test" }), await createAccount(app, context, { email: "b@b.test" })];
  const claim = async () => (await claimNextAccount(app, context, { provider: "claude" }))?.id;
  const claimed = [await claim()];
  clock.advance(1000);
  claimed.push(await claim());
  expect(claimed).toEqual([a.id, b.id]);
  const until = new Date(clock.now().getTime() + 60_000);
  for (const { id } of [a, b]) await markExhausted(app, context, { id, until });
  await expect(claim()).rejects.toMatchObject({ code: "LIMITED", details: { id: a.id, until: until.toISOString() } });
  expect(await clearExpiredExhaustion(app, context, undefined)).toEqual([]);
  clock.advance(60_000);
  expect((await clearExpiredExhaustion(app, context, undefined)).map(({ id }) => id)).toEqual([a.id, b.id]);
  expect(await claim()).toBe(a.id);
});

it("gives a lease to one holder and takes it back by its token only", async () => {
  const { app, context, given } = world;
  const { id: repositoryId } = await given.repository();
  const lease = await acquireLease(app, context, { repositoryId, holderType: "user", holderId: "owner" });
  const other = { repositoryId, holderType: "agent", holderId: "a1" } as const;
  await expect(acquireLease(app, context, other)).rejects.toMatchObject({ code: "CONFLICT", message: expect.stringContaining("owner") });
  await expect(releaseLease(app, context, { id: lease.id, fencingToken: lease.fencingToken + 1 })).rejects.toMatchObject({
    code: "REFUSED",
  });
  await releaseLease(app, context, { id: lease.id, fencingToken: lease.fencingToken });
  expect((await acquireLease(app, context, other)).fencingToken).toBeGreaterThan(lease.fencingToken);
  await expect(acquireLease(app, context, { ...other, repositoryId: "0".repeat(26) })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

it("relates repositories that exist", async () => {
  const { app, context, given } = world;
  const [one, two] = [await given.repository(), await given.repository()];
  const fork = { fromRepositoryId: one.id, toRepositoryId: two.id, type: "fork_of" } as const;
  await expect(relateRepositories(app, context, { ...fork, toRepositoryId: "0".repeat(26) })).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await relateRepositories(app, context, fork)).toEqual(await relateRepositories(app, context, fork));
  await unrelateRepositories(app, context, fork);
  await expect(unrelateRepositories(app, context, fork)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

it("takes an issue once, and links it to a task that exists", async () => {
  const { app, context, given } = world;
  const issue = { sourceType: "github", sourceId: "o/r#1", sourceData: {}, title: "broken" } as const;
  const { id } = await createIssue(app, context, issue);
  await expect(createIssue(app, context, issue)).rejects.toMatchObject({ code: "CONFLICT" });
  const task = await given.task();
  expect((await linkIssue(app, context, { id, taskId: task.id })).taskId).toBe(task.id);
  await expect(linkIssue(app, context, { id, taskId: "none" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect((await linkIssue(app, context, { id, taskId: null })).taskId).toBeNull();
});

it("forgets a setting that is there", async () => {
  const { app, context } = world;
  await setSetting(app, context, { key: "theme", value: "dark" });
  expect(await setSetting(app, context, { key: "theme", value: ["light"] })).toMatchObject({ value: ["light"] });
  await deleteSetting(app, context, { key: "theme" });
  await expect(deleteSetting(app, context, { key: "theme" })).rejects.toMatchObject({ code: "NOT_FOUND" });
});
