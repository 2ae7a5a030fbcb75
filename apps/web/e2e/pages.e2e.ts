import type { BrowserContext, Locator, Page } from "@playwright/test";
import { startServer, type TestServer } from "./support/server.ts";
import { expect, test, watchErrors } from "./support/test.ts";

/** Some of these kill their server, so each has one of its own. */
let own: TestServer;
let place: { readonly initiativeId: string; readonly pageId: string };

test.beforeEach(async () => {
  own = await startServer();
  await own.mutate("sample.create");
  const { initiativeId } = await own.query<{ initiativeId: string }>("sample.find");
  const page = await own.mutate<{ id: string; revision: number }>("pages.create", { initiativeId, title: "Notes" });
  await own.mutate("pages.saveMarkdown", { id: page.id, expectedRevision: page.revision, markdown: "First line\n" });
  place = { initiativeId, pageId: page.id };
});
test.afterEach(() => own.stop());

async function openTab(context: BrowserContext, pageId = place.pageId): Promise<Page> {
  const tab = await context.newPage();
  await tab.goto(`${own.url}/i/${place.initiativeId}/pages/${pageId}${new URL(own.startUrl).hash}`);
  await expect(textOf(tab)).toBeVisible();
  await expect(tab.getByText("Live", { exact: true })).toBeVisible();
  return tab;
}

const textOf = (tab: Page): Locator => tab.getByRole("textbox", { name: "Text of the page" });
const sourceOf = (tab: Page): Locator => tab.getByRole("textbox", { name: "Markdown of the page" });
const stored = async () => (await own.query<{ markdown: string }>("pages.readMarkdown", { id: place.pageId })).markdown;
const isStored = (markdown: string) => expect.poll(stored).toBe(markdown);
const says = (tab: Page, word: string) => expect(tab.locator(`[data-save-state=${word}]`)).toBeVisible();

/** Types behind all that is there. */
async function typeAtEnd(tab: Page, text: string): Promise<void> {
  await textOf(tab).click();
  await tab.keyboard.press("Control+End");
  await tab.keyboard.type(text);
}

test("what one tab saves shows in the other, and takes nothing from it", async ({ context }) => {
  const [first, second] = [await openTab(context), await openTab(context)];
  const errors = watchErrors(first, own.url);
  await typeAtEnd(first, " and more");
  await says(first, "saved");
  await isStored("First line and more\n");
  await expect(textOf(second)).toHaveText("First line and more");
  await says(second, "saved");
  expect(errors()).toEqual([]);
});

test("two tabs that both type: the second sees the conflict, keeps its own, and no word of either is lost", async ({ context }) => {
  const [first, second] = [await openTab(context), await openTab(context)];
  // The second cannot save for a while, as on a slow line; the first one's save arrives before.
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await second.route("**/trpc/pages.save*", async (route) => {
    await held;
    await route.continue();
  });
  await typeAtEnd(second, " of the second");
  await says(second, "saving");
  await typeAtEnd(first, " of the first");
  await says(first, "saved");
  await isStored("First line of the first\n");
  letGo();
  await says(second, "conflict");
  await expect(second.getByRole("region", { name: "Conflict" })).toContainText("Saved elsewhere meanwhile");
  await expect(textOf(second)).toHaveText("First line of the second");
  expect(await stored()).toBe("First line of the first\n");
  await second.getByRole("button", { name: "Show both" }).click();
  const dialog = second.getByRole("dialog", { name: "Both versions" });
  await expect(dialog.getByRole("figure")).toContainText("First line of the first");
  await expect(dialog.getByRole("figure")).toContainText("First line of the second");
  await dialog.getByRole("button", { name: "Keep mine" }).click();
  await says(second, "saved");
  await isStored("First line of the second\n");
  await expect(textOf(first)).toHaveText("First line of the second");
});

test("theirs is taken, and mine comes back by undo", async ({ context }) => {
  const tab = await openTab(context);
  await tab.route("**/trpc/pages.save*", (route) => route.abort());
  await typeAtEnd(tab, " of mine");
  await says(tab, "failed");
  await expect(tab.getByText("The server does not answer.", { exact: true })).toBeVisible();
  const { revision } = await own.query<{ revision: number }>("pages.readMarkdown", { id: place.pageId });
  await own.mutate("pages.saveMarkdown", { id: place.pageId, expectedRevision: revision, markdown: "Of an agent\n" });
  await says(tab, "conflict");
  await tab.unroute("**/trpc/pages.save*");
  await tab.getByRole("button", { name: "Take theirs" }).click();
  await expect(textOf(tab)).toHaveText("Of an agent");
  expect(await stored()).toBe("Of an agent\n");
  await tab.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(textOf(tab)).toHaveText("First line of mine");
  await isStored("First line of mine\n");
});

test("typing goes on while the server is killed, and is saved when it is back", async ({ context }) => {
  const tab = await openTab(context);
  await typeAtEnd(tab, " before");
  await own.kill();
  await tab.keyboard.type(" and after");
  await says(tab, "failed");
  await own.start();
  await says(tab, "saved");
  await isStored("First line before and after\n");
});

test("an unsaved draft survives a reload and a killed server", async ({ context }) => {
  const tab = await openTab(context);
  await own.kill();
  await typeAtEnd(tab, " unsaved");
  await says(tab, "failed");
  // The server is there again, but the tab is reloaded before it could save: only its draft has the words.
  await tab.route("**/trpc/pages.save*", (route) => route.abort());
  await own.start();
  await tab.reload();
  await expect(textOf(tab)).toHaveText("First line unsaved");
  await expect(tab.getByText("is here again")).toBeVisible();
  expect(await stored()).toBe("First line\n");
  await tab.unroute("**/trpc/pages.save*");
  await says(tab, "saved");
  await isStored("First line unsaved\n");
  const drafts = () => tab.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("signalbox.draft.page.")));
  await expect.poll(drafts).toEqual([]);
});

test("each tab has a draft of its own, and what a closed one left is found by the next", async ({ context }) => {
  await context.route("**/trpc/pages.save*", (route) => route.abort());
  const [first, second] = [await openTab(context), await openTab(context)];
  await typeAtEnd(first, " of the first");
  await typeAtEnd(second, " of the second");
  for (const tab of [first, second]) {
    await says(tab, "failed");
    await tab.reload();
  }
  await expect(textOf(first)).toHaveText("First line of the first");
  await expect(textOf(second)).toHaveText("First line of the second");
  const held = () =>
    first.evaluate(async () => (await navigator.locks.query()).held?.filter(({ name }) => name?.includes(".draft.")).length);
  await expect.poll(held).toBe(2);
  await second.close();
  await expect.poll(held).toBe(1);
  await context.unroute("**/trpc/pages.save*");
  const third = await openTab(context);
  await expect(textOf(third)).toHaveText("First line of the second");
});

test("Markdown goes into the document and comes out again", async ({ context }) => {
  const tab = await openTab(context);
  const errors = watchErrors(tab, own.url);
  const markdown = "# Title\n\n- [x] done\n- [ ] open\n\n<!-- kept -->\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n";
  await textOf(tab).click();
  await tab.keyboard.press("Control+e");
  await expect(sourceOf(tab)).toHaveValue("First line\n");
  await sourceOf(tab).fill(markdown);
  await isStored(markdown);
  await tab.keyboard.press("Control+e");
  await expect(textOf(tab).getByRole("heading", { name: "Title" })).toBeVisible();
  await expect(textOf(tab).getByRole("checkbox")).toHaveCount(2);
  await expect(textOf(tab).getByText("Kept as it is (Markdown)")).toBeVisible();
  await expect(textOf(tab).getByRole("columnheader", { name: "a" })).toBeVisible();
  await tab.getByRole("button", { name: /Edit what is kept/ }).click();
  await tab.getByRole("textbox", { name: "Markdown", exact: true }).fill("<!-- kept too -->");
  await tab.getByRole("button", { name: "Apply" }).click();
  await isStored(markdown.replace("kept", "kept too"));
  expect(errors()).toEqual([]);
});

test("blocks come by the slash, the toolbar by its arrows, and Escape then Tab leaves the text", async ({ context }) => {
  const tab = await openTab(context);
  const errors = watchErrors(tab, own.url);
  // A letter first: the editor hears a moment late where the keys of the browser have taken the cursor.
  await typeAtEnd(tab, ".");
  await tab.keyboard.press("Enter");
  await tab.keyboard.type("/head");
  await expect(tab.getByRole("listbox", { name: "Kinds of blocks" })).toBeVisible();
  await tab.keyboard.press("ArrowDown");
  await expect(tab.getByRole("option", { name: "Heading 2" })).toHaveAttribute("aria-selected", "true");
  await tab.keyboard.press("Enter");
  await tab.keyboard.type("Chapter");
  await isStored("First line.\n\n## Chapter\n");
  await expect(tab.getByRole("button", { name: "Heading 2" })).toHaveAttribute("aria-pressed", "true");
  await tab.getByRole("button", { name: "Bold" }).focus();
  await tab.keyboard.press("ArrowRight");
  await expect(tab.getByRole("button", { name: "Italic" })).toBeFocused();
  await textOf(tab).click();
  await tab.keyboard.press("Escape");
  await tab.keyboard.press("Tab");
  await expect(textOf(tab)).not.toBeFocused();
  expect(errors()).toEqual([]);
});

test("pages are made, moved by keys and deleted with those below, and taken back", async ({ context }) => {
  const tab = await openTab(context);
  const tree = tab.getByRole("tree", { name: "Pages of the initiative" });
  await tab.getByRole("button", { name: "Subpage" }).click();
  await tab.getByRole("textbox", { name: "Title", exact: true }).fill("Below");
  await tab.getByRole("button", { name: "Create", exact: true }).click();
  await expect(tree.getByRole("treeitem", { name: "Below" })).toHaveAttribute("aria-level", "3");
  await expect(tab.getByRole("heading", { level: 1, name: "Below" })).toBeVisible();
  await tree.focus();
  await tab.keyboard.press("Alt+ArrowLeft");
  await expect(tree.getByRole("treeitem", { name: "Below" })).toHaveAttribute("aria-level", "2");
  await tab.keyboard.press("Alt+ArrowRight");
  await expect(tree.getByRole("treeitem", { name: "Below" })).toHaveAttribute("aria-level", "3");
  await tab.keyboard.press("ArrowUp");
  await tab.keyboard.press("Enter");
  await expect(tab.getByRole("heading", { level: 1, name: "Notes" })).toBeVisible();
  await tab.getByRole("button", { name: "Place of the page" }).click();
  await tab.getByRole("menuitem", { name: "Delete the page" }).click();
  await expect(tab.getByText("Its subpage goes with it.")).toBeVisible();
  await tab.getByRole("button", { name: "Delete 2 pages" }).click();
  await expect(tree.getByRole("treeitem", { name: "Notes" })).toBeHidden();
  await expect(tab.getByText("Deleted “Notes”")).toBeVisible();
  await expect(tab.getByRole("dialog", { name: "Delete “Notes”?" })).toBeHidden();
  await tab.keyboard.press("z");
  await expect(tree.getByRole("treeitem", { name: "Below" })).toBeVisible();
});

test("the title is typed in place and stands in the tree", async ({ context }) => {
  const tab = await openTab(context);
  await tab.getByRole("textbox", { name: "Title of the page" }).fill("Better notes");
  await expect(tab.getByRole("treeitem", { name: "Better notes" })).toBeVisible();
  await expect(tab.getByRole("heading", { level: 1, name: "Better notes" })).toBeVisible();
  await expect
    .poll(async () => (await own.query<{ title: string }>("pages.readMarkdown", { id: place.pageId })).title)
    .toBe("Better notes");
});
