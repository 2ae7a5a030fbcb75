import { afterEach, beforeEach, expect, it } from "vitest";
import { type TestApp, testApp } from "../../testing/app.ts";
import { createPage } from "./create-page.ts";
import { deletePage } from "./delete-page.ts";
import { movePage } from "./move-page.ts";
import { openRootPage } from "./open-root-page.ts";
import { savePage } from "./save-page.ts";

let world: TestApp;
beforeEach(async () => {
  world = await testApp();
});
afterEach(() => world.close());

it("opens one root page per initiative, named after it", async () => {
  const { app, context, given } = world;
  const { id: initiativeId, name } = await given.initiative();
  const [one, two] = await Promise.all([openRootPage(app, context, { initiativeId }), openRootPage(app, context, { initiativeId })]);
  expect(one).toEqual(two);
  expect(one).toMatchObject({ title: name, parentPageId: null });
  await expect(openRootPage(app, context, { initiativeId: "none" })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

it("puts a page below the root page, or below the parent that is named", async () => {
  const { app, context, given } = world;
  const { id: initiativeId } = await given.initiative();
  const page = await createPage(app, context, { initiativeId, title: "notes" });
  expect(page.parentPageId).toBe((await app.store.reads.pages.findRootPage(initiativeId))?.id);
  expect((await createPage(app, context, { initiativeId, title: "more", parentPageId: page.id })).parentPageId).toBe(page.id);
  const { id: elsewhere } = await given.initiative();
  const stray = { initiativeId: elsewhere, title: "stray", parentPageId: page.id };
  await expect(createPage(app, context, stray)).rejects.toMatchObject({ code: "REFUSED", details: { field: "parentPageId" } });
});

it("saves only over the revision that was read", async () => {
  const { app, context, given } = world;
  const { id: initiativeId } = await given.initiative();
  const { id, revision } = await createPage(app, context, { initiativeId, title: "notes" });
  const saved = await savePage(app, context, { id, expectedRevision: revision, content: "mine" });
  expect(saved).toMatchObject({ content: "mine", title: "notes", revision: revision + 1 });
  const late = savePage(app, context, { id, expectedRevision: revision, content: "theirs" });
  await expect(late).rejects.toMatchObject({ code: "CONFLICT", details: { stored: { content: "mine" }, given: { content: "theirs" } } });
});

it("moves a page within its initiative, never below itself", async () => {
  const { app, context, given } = world;
  const { id: initiativeId } = await given.initiative();
  const page = await createPage(app, context, { initiativeId, title: "a" });
  const other = await createPage(app, context, { initiativeId, title: "b" });
  expect(await movePage(app, context, { id: page.id, parentPageId: other.id, sortOrder: 4 })).toMatchObject({
    parentPageId: other.id,
    sortOrder: 4,
  });
  await expect(movePage(app, context, { id: other.id, parentPageId: page.id })).rejects.toMatchObject({ code: "REFUSED" });
  const root = await openRootPage(app, context, { initiativeId });
  await expect(movePage(app, context, { id: root.id, parentPageId: page.id })).rejects.toThrow(/root page/);
  const foreign = await openRootPage(app, context, { initiativeId: (await given.initiative()).id });
  await expect(movePage(app, context, { id: page.id, parentPageId: foreign.id })).rejects.toThrow(/another initiative/);
});

it("deletes subpages with their page, and the root page not at all", async () => {
  const { app, context, given } = world;
  const { id: initiativeId } = await given.initiative();
  const page = await createPage(app, context, { initiativeId, title: "a" });
  const below = await createPage(app, context, { initiativeId, title: "b", parentPageId: page.id });
  const root = await openRootPage(app, context, { initiativeId });
  await expect(deletePage(app, context, { id: root.id })).rejects.toMatchObject({ code: "REFUSED" });
  await deletePage(app, context, { id: page.id });
  expect(await app.store.reads.pages.findByIds([root.id, page.id, below.id])).toEqual([root]);
});
