import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startServer, type TestServer } from "./support/server.ts";
import { expect, test, watchErrors } from "./support/test.ts";

/** What a newcomer does first, without touching the mouse. */
let fresh: TestServer;

test.beforeEach(async () => {
  fresh = await startServer();
});
test.afterEach(() => fresh.stop());

test("from the start address through the sample to an answered question, by keyboard alone", async ({ browser }) => {
  const page = await browser.newPage();
  const errors = watchErrors(page, fresh.url);
  let presses = 0;
  const press = async (...keys: string[]) => {
    for (const key of keys) {
      presses += 1;
      await page.keyboard.press(key);
    }
  };
  const title = (name: string | RegExp) => expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await page.goto(fresh.startUrl);
  await title("Welcome");
  // The sample, made and opened.
  await press("1");
  await title(/Tidepool/);
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  // The question that waits; the answer is the first option.
  await press("g", "i");
  await title("Inbox");
  const asked = "How often should the mark on the curve move?";
  const rows = page.getByRole("option");
  await expect(rows.filter({ hasText: asked })).toBeVisible();
  const place = (await rows.allTextContents()).findIndex((text) => text.includes(asked));
  for (let row = 0; row < place; row += 1) await press("j");
  await expect(page.getByRole("heading", { level: 2, name: asked })).toBeVisible();
  await press("1", "Enter");
  await expect(rows.filter({ hasText: asked })).toHaveCount(0);
  // A task from anywhere, and taken back.
  await press("c");
  const dialog = page.getByRole("dialog", { name: "Create a task" });
  await expect(dialog).toBeVisible();
  await page.keyboard.type("Write it down");
  await press("Control+Enter");
  await expect(dialog).toBeHidden();
  const named = () => fresh.query<unknown[]>("tasks.findByName", { name: "Write it down" });
  await expect.poll(named).toHaveLength(1);
  await press("z");
  await expect.poll(named).toHaveLength(0);
  // Anything else by the palette.
  await press("Control+k");
  await expect(page.getByRole("dialog", { name: "Search and commands" })).toBeVisible();
  await page.keyboard.type(">light and dark");
  const before = await page.evaluate(() => document.documentElement.dataset.theme);
  await press("Enter");
  await expect.poll(() => page.evaluate(() => document.documentElement.dataset.theme)).not.toBe(before);
  process.stdout.write(`first run: ${presses} key presses beside the typed words (bar: 40)\n`);
  expect(presses).toBeLessThanOrEqual(40);
  expect(errors()).toEqual([]);
  await page.close();
});

test("a plan of another tool is previewed, and written only when it is wanted, by keyboard alone", async ({ browser }) => {
  const folder = await mkdtemp(join(tmpdir(), "signalbox-plan-"));
  const path = join(folder, "tasks.json");
  const tasks = [
    { id: 1, title: "Choose a name", status: "pending", dependencies: [] },
    { id: 2, title: "Rent the shop", status: "pending", dependencies: [1] },
  ];
  await writeFile(path, JSON.stringify({ bakery: { tasks } }));
  const page = await browser.newPage();
  const errors = watchErrors(page, fresh.url);
  await page.goto(fresh.startUrl);
  await expect(page.getByRole("heading", { level: 1, name: "Welcome" })).toBeVisible();
  await page.keyboard.press("2");
  await page.keyboard.type(path);
  await page.keyboard.press("Enter");
  const confirm = page.getByRole("button", { name: /^Import 2 tasks/ });
  await expect(confirm).toBeVisible();
  expect((await fresh.query<{ initiatives: unknown[] }>("plans.overview")).initiatives).toHaveLength(0);
  await confirm.focus();
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await fresh.query<{ initiatives: unknown[] }>("plans.overview")).initiatives.length).toBe(1);
  await expect(page.getByRole("navigation", { name: "Primary" }).getByText("bakery")).toBeVisible();
  expect(errors()).toEqual([]);
  await page.close();
  await rm(folder, { recursive: true });
});
