import type { Locator, Page } from "@playwright/test";
import { drag, expect, live, message, row, seedPlan, tasksOf, test } from "./support/own.ts";

/** Takes back by `z` what the message says was done. */
async function undo(tab: Page, said: string): Promise<void> {
  await expect(message(tab, said)).toBeVisible();
  await expect(tab.getByRole("menu")).toHaveCount(0);
  await tab.keyboard.press("z");
  await expect(message(tab, `Undone: ${said}`)).toBeVisible();
}

async function choose(tab: Page, key: string, item: RegExp): Promise<void> {
  await tab.keyboard.press(key);
  await tab.getByRole("menuitem", { name: item }).click();
}

async function boxOf(of: Locator) {
  const box = await of.boundingBox();
  if (box === null) throw new Error("It is not on the screen.");
  return box;
}

test("a task is made by a key from any screen; its draft outlives the dialog and the page, and ends with the task", async ({
  own,
  openTab,
}) => {
  const plan = await seedPlan(own, ["Alpha"]);
  const tab = await openTab(`/i/${plan.initiativeId}`);
  const dialog = tab.getByRole("dialog", { name: "Create a task" });
  const name = dialog.getByLabel("Title");
  const made = (wanted: string) => expect.poll(() => own.query<unknown[]>("tasks.findByName", { name: wanted })).toHaveLength(1);
  const create = async (wanted: string) => {
    await tab.keyboard.press("c");
    await name.fill(wanted);
    await tab.keyboard.press("Control+Enter");
    await expect(dialog).toBeHidden();
    await made(wanted);
  };
  await expect(row(tab, "Alpha")).toBeVisible();
  await tab.keyboard.press("c");
  await name.fill("From the initiative");
  await dialog.getByLabel("Description").fill("With words");
  await tab.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await tab.keyboard.press("c");
  await expect(name).toHaveValue("From the initiative");
  await tab.reload();
  await expect(row(tab, "Alpha")).toBeVisible();
  await tab.keyboard.press("c");
  await expect(name).toHaveValue("From the initiative");
  await expect(dialog.getByLabel("Description")).toHaveValue("With words");
  await tab.keyboard.press("Control+Enter");
  await expect(dialog).toBeHidden();
  await expect(row(tab, "From the initiative")).toBeVisible();
  await tab.keyboard.press("c");
  await expect(name).toHaveValue("");
  await tab.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await tab.goto(`${own.url}/inbox`);
  await live(tab);
  await create("From the inbox");
  await tab.goto(`${own.url}/activity`);
  await expect(tab.getByRole("option").first()).toBeVisible();
  await create("From the activity");
  expect((await tasksOf(own, plan)).map((task) => task.name)).toContain("From the initiative");
});

test("title, priority and state are changed where they stand, seen in another tab, and taken back in both", async ({ own, openTab }) => {
  const plan = await seedPlan(own, ["Alpha", "Beta"]);
  const [first, second] = [await openTab(`/i/${plan.initiativeId}`), await openTab(`/i/${plan.initiativeId}`)];
  const both = async (look: (tab: Page) => Promise<void>) => {
    for (const tab of [first, second]) await look(tab);
  };
  await both((tab) => expect(row(tab, "Alpha")).toBeVisible());
  await row(first, "Alpha").click();
  await first.keyboard.press("F2");
  await first.getByRole("textbox", { name: "Title", exact: true }).fill("Better");
  await first.keyboard.press("Enter");
  await both((tab) => expect(row(tab, "Better")).toBeVisible());
  await undo(first, "Changed name of “Alpha”");
  await both((tab) => expect(row(tab, "Alpha")).toBeVisible());
  await choose(first, "p", /^High/);
  await both((tab) => expect(row(tab, "Alpha")).toContainText("High"));
  await undo(first, "Changed priority of “Alpha”");
  await both((tab) => expect(row(tab, "Alpha")).toContainText("Medium"));
  await choose(first, "s", /^Complete/);
  await both((tab) => expect(row(tab, "Alpha")).toContainText("Done"));
  await undo(first, "Completed “Alpha”");
  await both((tab) => expect(row(tab, "Alpha")).toContainText("Ready"));
  expect((await tasksOf(own, plan)).map(({ name, priority, status }) => [name, priority, status])).toEqual([
    ["Alpha", "medium", "pending"],
    ["Beta", "medium", "pending"],
  ]);
});

test("a change shows before the server has it, and goes back with the server's words when it is refused", async ({
  own,
  openTab,
  expected,
}) => {
  expected.push(/status of 409|answer 409/);
  const plan = await seedPlan(own, ["Alpha"]);
  const tab = await openTab(`/i/${plan.initiativeId}`);
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const sentence = "The name of Alpha is kept by a rule of the house.";
  await tab.route("**/trpc/tasks.update*", async (route) => {
    await held;
    const error = { message: sentence, code: -32600, data: { code: "REFUSED", httpStatus: 409, requestId: "r1", details: {} } };
    await route.fulfill({ status: 409, json: { error } });
  });
  await row(tab, "Alpha").click();
  await tab.keyboard.press("F2");
  await tab.getByRole("textbox", { name: "Title", exact: true }).fill("Better");
  await tab.keyboard.press("Enter");
  await expect(row(tab, "Better")).toBeVisible();
  answer();
  await expect(row(tab, "Alpha")).toBeVisible();
  await expect(row(tab, "Better")).toHaveCount(0);
  await expect(message(tab, "Not done: Changed name of “Alpha”")).toBeVisible();
  await expect(message(tab, sentence)).toBeVisible();
});

test("several rows are chosen by keys, completed together, and taken back together", async ({ own, openTab }) => {
  const plan = await seedPlan(own, ["Alpha", "Beta", "Gamma", "Delta"]);
  const tab = await openTab(`/i/${plan.initiativeId}`);
  const statuses = async () => (await tasksOf(own, plan)).map(({ status }) => status);
  await row(tab, "Alpha").click();
  await tab.keyboard.press("x");
  await expect(tab.getByText("1 of 4 selected")).toBeVisible();
  await tab.keyboard.press("Shift+J");
  await tab.keyboard.press("Shift+J");
  await expect(tab.getByText("3 of 4 selected")).toBeVisible();
  await choose(tab, "s", /^Complete/);
  await expect.poll(statuses).toEqual(["completed", "completed", "completed", "pending"]);
  await undo(tab, "Completed 3 tasks");
  await expect.poll(statuses).toEqual(["pending", "pending", "pending", "pending"]);
});

test("rows are moved by keys and by the hand, and back by undo", async ({ own, openTab }) => {
  const plan = await seedPlan(own, ["Alpha", "Beta", "Gamma"]);
  const tab = await openTab(`/i/${plan.initiativeId}`);
  const stand = (names: readonly string[]) => expect.poll(async () => (await tasksOf(own, plan)).map(({ name }) => name)).toEqual(names);
  const shown = (names: readonly string[]) =>
    expect
      .poll(async () => {
        const tops = await Promise.all(names.map(async (name) => (await boxOf(row(tab, name))).y));
        return tops.toSorted((one, other) => one - other).map((top) => names[tops.indexOf(top)]);
      })
      .toEqual(names);
  await row(tab, "Alpha").click();
  await tab.keyboard.press("Alt+ArrowDown");
  await stand(["Beta", "Alpha", "Gamma"]);
  await shown(["Beta", "Alpha", "Gamma"]);
  await undo(tab, "Moved “Alpha”");
  await stand(["Alpha", "Beta", "Gamma"]);
  await shown(["Alpha", "Beta", "Gamma"]);
  const target = await boxOf(row(tab, "Alpha"));
  await drag(tab, row(tab, "Gamma"), { x: target.x + 150, y: target.y + 6 });
  await tab.mouse.up();
  await stand(["Gamma", "Alpha", "Beta"]);
  await shown(["Gamma", "Alpha", "Beta"]);
  await undo(tab, "Moved “Gamma”");
  await stand(["Alpha", "Beta", "Gamma"]);
});

test("a card is completed by dragging it; where it may not go, that is said and nothing changes", async ({ own, openTab }) => {
  const plan = await seedPlan(own, ["Alpha", "Beta"]);
  const tab = await openTab(`/i/${plan.initiativeId}?view=board`);
  const column = (name: string) => tab.getByRole("listbox", { name: new RegExp(`^${name},`) });
  const card = (name: string, task: string) => column(name).getByRole("option").filter({ hasText: task });
  const middleOf = async (name: string) => {
    const { x, y, width } = await boxOf(column(name));
    return { x: x + width / 2, y: y + 120 };
  };
  const statuses = async () => (await tasksOf(own, plan)).map(({ status }) => status);
  const why = "Agents start tasks themselves, as soon as these are ready.";
  await expect(card("Ready", "Beta")).toBeVisible();
  await drag(tab, card("Ready", "Beta"), await middleOf("Running"));
  await expect(tab.getByText(`Not possible: ${why}`)).toBeVisible();
  await tab.mouse.up();
  await expect(message(tab, "“Beta” stays where it is")).toBeVisible();
  await expect(card("Ready", "Beta")).toBeVisible();
  await drag(tab, card("Ready", "Alpha"), await middleOf("Done"));
  await tab.mouse.up();
  await expect(card("Done", "Alpha")).toBeVisible();
  await expect.poll(statuses).toEqual(["completed", "pending"]);
  await undo(tab, "Completed “Alpha”");
  await expect(card("Ready", "Alpha")).toBeVisible();
  await expect.poll(statuses).toEqual(["pending", "pending"]);
});

test("a dependency that closes a circle is refused by name; a good one changes what the task waits for", async ({
  own,
  openTab,
  expected,
}) => {
  expected.push(/status of 4\d\d|answer 4\d\d to \S*addDependency/);
  const plan = await seedPlan(own, ["Alpha", "Beta", "Gamma"]);
  await own.mutate("tasks.addDependency", { taskId: plan.ids.Beta, dependsOnTaskId: plan.ids.Alpha });
  const waits = async () =>
    (await own.query<{ taskDependencies: unknown[] }>("plans.outline", { initiativeId: plan.initiativeId })).taskDependencies;
  const edge = (task: string, on: string) => ({ taskId: plan.ids[task], dependsOnTaskId: plan.ids[on] });
  const tab = await openTab(`/i/${plan.initiativeId}`);
  await row(tab, "Alpha").click();
  await tab.keyboard.press("d");
  const dialog = tab.getByRole("dialog", { name: "What it waits for" });
  const find = dialog.getByLabel("Add what it shall wait for");
  const found = dialog.getByRole("listbox", { name: "Found" }).getByRole("option");
  await find.fill("Beta");
  await expect(found).toHaveText(/Beta/);
  await find.press("Enter");
  const refusal = dialog.getByRole("alert");
  await expect(refusal).toContainText("Alpha");
  await expect(refusal).toContainText("Beta");
  expect(await waits()).toEqual([edge("Beta", "Alpha")]);
  await find.fill("Gamma");
  await expect(found).toHaveText(/Gamma/);
  await find.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(row(tab, "Alpha")).toContainText("waits for 1");
  await expect.poll(waits).toEqual(expect.arrayContaining([edge("Beta", "Alpha"), edge("Alpha", "Gamma")]));
});
