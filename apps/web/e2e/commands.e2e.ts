import type { Locator, Page } from "@playwright/test";
import { type CommandId, catalog, commandIds } from "../src/commands/catalog.ts";
import { keyLabels } from "../src/commands/keys.ts";
import { expect, live, message, row, seedPlan, seedQuestion, test, title } from "./support/own.ts";
import type { TestServer } from "./support/server.ts";

const go = async (page: Page, server: TestServer, path: string) => {
  await page.goto(`${server.url}${path}`);
  await live(page);
};
const createTask = (page: Page) => page.getByRole("dialog", { name: "Create a task" });
const palette = (page: Page) => page.getByRole("combobox", { name: "Search and commands" });

test("the sheet of shortcuts lists every command with its keys", async ({ page }) => {
  await live(page);
  await page.keyboard.press("?");
  const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(sheet.getByRole("heading", { name: "Go to" })).toBeVisible();
  const listed = await sheet.locator("section").evaluateAll((sections) =>
    sections.flatMap((section) =>
      [...section.querySelectorAll("li")].map((item) => {
        const keys = [...item.querySelectorAll("kbd")].map(({ textContent }) => textContent);
        return [section.querySelector("h3")?.textContent, item.querySelector("span")?.firstChild?.textContent, ...keys].join(" | ");
      }),
    ),
  );
  const wanted = commandIds.map((id) => {
    const { group, title: name, keys } = catalog[id];
    return [group, name, ...keys.flatMap(keyLabels)].join(" | ");
  });
  expect(listed.toSorted()).toEqual(wanted.toSorted());
});

test("the palette opens a task by part of its title, and runs commands", async ({ page, server }) => {
  await seedPlan(server, ["Quilt the zebra crossing"], "Found by the palette");
  await go(page, server, "/inbox");
  await page.keyboard.press("Control+k");
  await palette(page).fill("zebra cros");
  await expect(page.getByRole("option", { name: /Quilt the zebra crossing/ })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await title(page, "Quilt the zebra crossing");
  await page.keyboard.press("Control+k");
  await palette(page).fill(">keyboard shortcuts");
  await expect(page.getByRole("group", { name: "Commands" })).toBeVisible();
  await expect(page.getByRole("option", { name: /Keyboard shortcuts/ })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
});

test("keys are changed, and whose they are is said before", async ({ page, server }) => {
  await go(page, server, "/settings/keyboard");
  const change = page.getByRole("button", { name: "Change the keys of Create a task" });
  const dialog = page.getByRole("dialog", { name: "Keys of “Create a task”" });
  await change.click();
  await dialog.getByLabel("New keys").press("n");
  await expect(dialog.getByRole("status")).toHaveText("N belongs to “Next thing that needs me”.");
  await expect(dialog.getByRole("button", { name: "Use these keys" })).toBeDisabled();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(change).toBeFocused();
  await change.click();
  await dialog.getByLabel("New keys").press("b");
  await dialog.getByRole("button", { name: "Use these keys" }).click();
  await expect(page.getByText("The keys of “Create a task” are changed.")).toBeVisible();
  await expect(dialog).toBeHidden();
  await page.reload();
  await live(page);
  await page.keyboard.press("c");
  await page.keyboard.press("b");
  // Of the old key nothing came: its letter would stand in the field.
  await expect(createTask(page).getByLabel("Title")).toHaveValue("");
  await page.keyboard.press("Escape");
  await expect(createTask(page)).toBeHidden();
  await page.keyboard.press("c");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await expect(createTask(page)).toHaveCount(0);
});

test("single keys can be switched off, and those with Ctrl stay", async ({ page, server }) => {
  await go(page, server, "/settings/keyboard");
  await page.getByLabel("Single keys").uncheck();
  await expect(page.getByText("Single keys are off.")).toBeVisible();
  await go(page, server, "/inbox");
  for (const key of ["c", "?", "g", "a"]) await page.keyboard.press(key);
  await page.keyboard.press("Control+k");
  await expect(palette(page)).toBeFocused();
  await expect(page.getByRole("dialog")).toHaveCount(1);
  await expect(page).toHaveURL(/\/inbox/);
});

/** Where each of them leads, and the heading there. */
const places: Readonly<Partial<Record<CommandId, readonly [path: string, heading: string]>>> = {
  "go.inbox": ["/inbox", "Inbox"],
  "go.agents": ["/agents", "Agents"],
  "go.activity": ["/activity", "Activity"],
  "go.proposals": ["/proposals", "Proposals"],
  "go.issues": ["/issues", "Issues"],
  "go.errands": ["/errands", "Errands"],
  "go.conversations": ["/conversations", "Conversations"],
  "go.accounts": ["/accounts", "Accounts"],
  "go.repositories": ["/repositories", "Repositories"],
  "go.settings": ["/settings/appearance", "Settings"],
  "go.search": ["/search", "Search"],
  "go.welcome": ["/welcome", "Welcome"],
};

test("every sequence of g leads to its screen, whose heading gets the focus", async ({ page }) => {
  await live(page);
  const sequences = commandIds.flatMap((id) =>
    catalog[id].keys.flatMap((keys) => (/^g ./.test(keys) ? [{ id, keys: keys.split(" ") }] : [])),
  );
  expect(sequences.length).toBeGreaterThan(10);
  for (const { id, keys } of sequences) {
    const [path, heading] = places[id] ?? ["", id];
    // From a field, where letters are written, to where they are keys.
    await page.getByRole("heading", { level: 1 }).focus();
    for (const key of keys) await page.keyboard.press(key);
    await expect(page).toHaveURL((url) => url.pathname === path);
    await title(page, heading);
    if (id !== "go.search") await expect(page.getByRole("heading", { level: 1 }), path).toBeFocused();
  }
});

test("a key hides the rail and brings it back", async ({ page }) => {
  await live(page);
  const rail = page.getByRole("navigation", { name: "Primary" });
  await expect(rail).toBeVisible();
  await page.keyboard.press("[");
  await expect(rail).toBeHidden();
  await page.keyboard.press("[");
  await expect(rail).toBeVisible();
});

test("back and forward bring the filters of the address again", async ({ page, server }) => {
  await go(page, server, "/activity");
  const filter = page.getByRole("form", { name: "Filters" });
  const active = page.getByRole("list", { name: "Active filters" });
  await filter.getByLabel("Type").fill("task.completed");
  await expect(active).toContainText("task.completed");
  await filter.getByLabel("Actor").fill("you");
  await filter.getByLabel("Actor").press("Enter");
  await expect(active).toContainText("actor you");
  await expect(page).toHaveURL(/type=task\.completed.*actor=you/);
  await page.goBack();
  await expect(active).toHaveText(/task\.completed/);
  await expect(active).not.toContainText("actor");
  await expect(filter.getByLabel("Actor")).toHaveValue("");
  await page.goForward();
  await expect(active).toContainText("actor you");
  await expect(filter.getByLabel("Actor")).toHaveValue("you");
});

test("focus goes to the heading of a new page, and from a dialog back to where it was", async ({ page, server }) => {
  const { initiativeId } = await seedPlan(server, ["Alpha"], "Focus");
  await page.getByRole("navigation", { name: "Primary" }).getByRole("link", { name: "Agents" }).click();
  await title(page, "Agents");
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  // This one brings another heading once its data has come.
  await page.getByRole("navigation", { name: "Primary" }).getByRole("link", { name: "Focus" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Focus" })).toBeFocused();
  await expect(page).toHaveURL(new RegExp(initiativeId));
  const opener = page.getByRole("button", { name: "Waits for" });
  await row(page, "Alpha").click();
  const comesBack = async (open: () => Promise<void>, dialog: Locator, to: Locator) => {
    await open();
    await expect(dialog.locator(":focus")).toHaveCount(1);
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await expect(to).toBeFocused();
  };
  await comesBack(() => opener.click(), page.getByRole("dialog", { name: "What it waits for" }), opener);
  await opener.focus();
  await comesBack(() => page.keyboard.press("c"), createTask(page), opener);
});

test("at 320 px a question is read and answered", async ({ own, openTab }) => {
  const agent = await seedQuestion(own, { name: "heron", question: "Which colour?", options: ["Red", "Green"] });
  await seedQuestion(own, { name: "stork", question: "Which shape?", options: ["Round", "Square"] });
  const tab = await openTab("/inbox");
  await tab.setViewportSize({ width: 320, height: 640 });
  await tab.reload();
  const rows = tab.getByRole("listbox", { name: "Waiting" }).getByRole("option");
  await rows.filter({ hasText: "Which colour?" }).click();
  await expect(tab.getByRole("heading", { level: 2, name: "Which colour?" })).toBeInViewport();
  await tab.getByText("Green", { exact: true }).click();
  await expect(tab.getByRole("radio", { name: "Green" })).toBeChecked();
  expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await tab.getByRole("button", { name: "Send answer" }).click();
  await expect(message(tab, "Delivered to heron")).toBeVisible();
  expect((await own.query<{ pendingQuestions: unknown }>("agents.get", { id: agent.id })).pendingQuestions).toBeNull();
  await expect(tab.getByRole("heading", { level: 2, name: "Which shape?" })).toBeVisible();
});

/** Names of what has moved by itself since the page was loaded, also for a moment only. */
async function watchMotion(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const moved: string[] = [];
    for (const type of ["animationstart", "transitionrun"])
      document.addEventListener(type, (event) => {
        const { animationName, propertyName } = event as Partial<AnimationEvent & TransitionEvent>;
        moved.push(`${animationName ?? propertyName}`);
      });
    Object.assign(window, { moved });
  });
  return () =>
    page.evaluate(() => {
      const running = document.getAnimations().map(({ id, playState }) => `${id} ${playState}`);
      return [...(window as unknown as { moved: string[] }).moved, ...running];
    });
}

test("nothing moves by itself for whoever wants it still", async ({ page, server }) => {
  const { initiativeId, ids } = await seedPlan(server, ["Alpha"], "Still");
  const moved = await watchMotion(page);
  const isDone = (word: string) => expect(row(page, "Alpha")).toContainText(word);
  await go(page, server, `/i/${initiativeId}`);
  await isDone("Ready");
  await server.mutate("tasks.complete", { id: ids.Alpha });
  await isDone("Done");
  // For everybody else a row that changes is tinted for a moment.
  await expect.poll(moved).not.toEqual([]);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await go(page, server, `/i/${initiativeId}`);
  await isDone("Done");
  await server.mutate("tasks.reopen", { id: ids.Alpha });
  await isDone("Ready");
  await page.keyboard.press("c");
  await expect(createTask(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(createTask(page)).toBeHidden();
  expect(await moved()).toEqual([]);
  for (const path of ["/inbox", "/agents", `/i/${initiativeId}?view=graph`]) {
    await go(page, server, path);
    if (path.endsWith("graph")) await expect(page.locator(".react-flow__node").first()).toBeVisible();
    expect(await moved(), path).toEqual([]);
  }
});
