import { emptyDocument } from "@signalbox/documents";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type TestApp, testApp } from "../../testing/app.ts";
import { createPage } from "./create-page.ts";
import { listRevisions } from "./list-revisions.ts";
import { movePage } from "./move-page.ts";
import { openRootPage } from "./open-root-page.ts";
import { readPageMarkdown } from "./read-page-markdown.ts";
import { savePage } from "./save-page.ts";
import { savePageMarkdown } from "./save-page-markdown.ts";

let world: TestApp;
beforeEach(async () => {
  world = await testApp();
});
afterEach(() => world.close());

async function aPage(content?: string) {
  const { id: initiativeId } = await world.given.initiative();
  return createPage(world.app, world.context, { initiativeId, title: "notes", ...(content !== undefined && { content }) });
}
const read = (id: string) => readPageMarkdown(world.app.store.reads, id);

it("saves Markdown as a document and reads it as Markdown", async () => {
  const { id, revision } = await aPage();
  expect(await read(id)).toEqual({ markdown: "", revision, title: "notes" });
  const markdown = "# A\n\n- [x] b\n\n<!-- kept -->\n\n[^1]: kept too\n";
  const saved = await savePageMarkdown(world.app, world.context, { id, expectedRevision: revision, markdown });
  expect(JSON.parse(saved.content ?? "")).toMatchObject({ type: "doc", content: [{ type: "heading" }, { type: "taskList" }, {}, {}] });
  expect(await read(id)).toEqual({ markdown, revision: revision + 1, title: "notes" });
  const late = savePageMarkdown(world.app, world.context, { id, expectedRevision: revision, markdown: "mine" });
  await expect(late).rejects.toMatchObject({ code: "CONFLICT" });
  await savePageMarkdown(world.app, world.context, { id, expectedRevision: revision + 1, markdown: "" });
  expect(JSON.parse((await world.app.store.reads.pages.findById(id))?.content ?? "")).toEqual(emptyDocument);
});

it("reads text that was stored as Markdown letter by letter", async () => {
  const markdown = "* as it  \n* was written";
  expect(await read((await aPage(markdown)).id)).toMatchObject({ markdown });
  await expect(read("none")).rejects.toMatchObject({ code: "NOT_FOUND" });
});

it("refuses a text that makes too long a document", async () => {
  const { id, revision } = await aPage();
  const markdown = "a *b* c\n\n".repeat(15_000);
  const saved = savePageMarkdown(world.app, world.context, { id, expectedRevision: revision, markdown });
  await expect(saved).rejects.toMatchObject({ code: "INVALID", details: { field: "markdown" } });
});

it("tells who saved a page and when, the newest first", async () => {
  const { id, revision, initiativeId } = await aPage();
  const root = await openRootPage(world.app, world.context, { initiativeId });
  await savePage(world.app, world.context, { id, expectedRevision: revision, title: "better" });
  await movePage(world.app, world.context, { id, parentPageId: root.id, sortOrder: 3 });
  const { revision: moved } = await read(id);
  await savePageMarkdown(world.app, world.context, { id, expectedRevision: moved, markdown: "x" });
  const revisions = await listRevisions(world.app.store.reads, { id, limit: 10 });
  expect(revisions.map(({ revision: number, title }) => [number, title])).toEqual([
    [moved + 1, null],
    [revision + 1, "better"],
    [revision, "notes"],
  ]);
  expect(revisions[0]).toMatchObject({ actorType: "user", createdAt: expect.any(Date) });
  const older = await listRevisions(world.app.store.reads, { id, limit: 1, before: String(revisions[1]?.sequence) });
  expect(older).toEqual([revisions[2]]);
  await expect(listRevisions(world.app.store.reads, { id: "none", limit: 1 })).rejects.toMatchObject({ code: "NOT_FOUND" });
});
