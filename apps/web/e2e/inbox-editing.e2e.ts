import type { Page } from "@playwright/test";
import { expect, message, seedPlan, seedQuestion, tasksOf, test } from "./support/own.ts";
import type { TestServer } from "./support/server.ts";

const list = (tab: Page) => tab.getByRole("listbox", { name: "Waiting" });
const rows = (tab: Page) => list(tab).getByRole("option");

/** The question is shown, and its keys are heard. */
async function asked(tab: Page, question: string): Promise<void> {
  await expect(tab.getByRole("heading", { level: 2, name: question })).toBeVisible();
  await expect(tab.getByRole("button", { name: "Write my own" })).toBeEnabled();
  await expect(tab.getByRole("button", { name: /^Snooze/ })).toBeEnabled();
}

const first = { name: "heron", question: "Which colour?", options: ["Red", "Green"] } as const;
const second = { name: "stork", question: "Which shape?", options: ["Round", "Square"] } as const;

const answerOf = async (server: TestServer, id: string) => {
  const { items } = await server.query<{ items: { content: string }[] }>("messages.byRecipient", {
    recipientType: "agent",
    recipientId: id,
  });
  return items.map(({ content }) => content);
};

test("a question is answered by its option, another one put off and brought back", async ({ own, openTab }) => {
  const agent = await seedQuestion(own, first);
  await seedQuestion(own, second);
  const tab = await openTab("/inbox");
  await asked(tab, first.question);
  await tab.keyboard.press("2");
  await expect(tab.getByRole("radio", { name: "Green" })).toBeChecked();
  await tab.keyboard.press("Enter");
  await expect(rows(tab).filter({ hasText: first.question })).toHaveCount(0);
  await expect.poll(() => answerOf(own, agent.id)).toEqual(["Green"]);
  await asked(tab, second.question);
  const snoozed = async () => (await own.query<{ items: { title: string }[] }>("inbox.list", { view: "snoozed" })).items.length;
  await tab.keyboard.press("h");
  await tab.getByRole("menuitem", { name: "For an hour" }).click();
  await expect(rows(tab)).toHaveCount(0);
  await expect.poll(snoozed).toBe(1);
  await expect(message(tab, /^Snoozed until/)).toBeVisible();
  await expect(tab.getByRole("menu")).toHaveCount(0);
  await tab.keyboard.press("z");
  await expect(rows(tab)).toHaveCount(1);
  await asked(tab, second.question);
  await expect.poll(snoozed).toBe(0);
});

test("words of an answer outlive the page, and stay to be read when somebody else was faster", async ({ own, openTab }) => {
  const agent = await seedQuestion(own, first);
  const tab = await openTab("/inbox");
  await asked(tab, first.question);
  await tab.keyboard.press("r");
  const words = tab.getByRole("textbox", { name: "In your own words" });
  await expect(words).toBeFocused();
  await tab.keyboard.type("Neither: blue");
  await tab.reload();
  await expect(words).toHaveValue("Neither: blue");
  await own.mutate("agents.answer", { id: agent.id, answer: "Red" });
  await expect(tab.getByRole("status").filter({ hasText: "Answered elsewhere" })).toBeVisible();
  await expect(words).toHaveValue("Neither: blue");
  await expect(tab.getByRole("button", { name: "Send answer" })).toHaveCount(0);
  expect(await answerOf(own, agent.id)).toEqual(["Red"]);
});

test("rows keep their places under the pointer until they are sorted again", async ({ own, openTab }) => {
  const { ids } = await seedPlan(own, ["Alpha", "Beta"]);
  await own.mutate("tasks.addDependency", { taskId: ids.Beta, dependsOnTaskId: ids.Alpha });
  await seedQuestion(own, first);
  await seedQuestion(own, second);
  const tab = await openTab("/inbox");
  const order = () => rows(tab).evaluateAll((all) => all.map((one) => /Which \w+\?/.exec(one.textContent ?? "")?.[0]));
  await expect.poll(order).toEqual([first.question, second.question]);
  const pill = tab.getByRole("button", { name: "1 changed · press . to sort again" });
  // Where the button will stand: it must not take the pointer from the rows.
  const { x, y, width } = (await list(tab).boundingBox()) ?? { x: 0, y: 0, width: 0 };
  await tab.mouse.move(x + width / 2, y + 16);
  // It holds up another task, so it belongs at the top.
  const isBefore = ids.Alpha === undefined ? {} : { taskId: ids.Alpha };
  await seedQuestion(own, { name: "crane", question: "Which size?", ...isBefore });
  await expect(pill).toBeVisible();
  await tab.mouse.move(x + width / 2, y + 18);
  await tab.mouse.move(x + width / 2, y + 90);
  await expect(pill).toBeVisible();
  expect(await order()).toEqual([first.question, second.question]);
  await asked(tab, first.question);
  await tab.keyboard.press(".");
  await expect.poll(order).toEqual(["Which size?", first.question, second.question]);
  await expect(pill).toHaveCount(0);
  await asked(tab, first.question);
  await seedQuestion(own, { name: "ibis", question: "Which day?", ...isBefore });
  await pill.click();
  await expect.poll(order).toEqual(["Which size?", "Which day?", first.question, second.question]);
  await expect(list(tab)).toBeFocused();
});

test("proposals accepted together are taken back together, and the plan is what it was", async ({ own, openTab }) => {
  const plan = await seedPlan(own, ["Alpha"]);
  const agent = await own.mutate<{ id: string }>("agents.create", { name: "heron", worktreeId: "worktrees/heron" });
  for (const title of ["Sweep", "Paint", "Polish"])
    await own.mutate("proposals.create", { agentId: agent.id, initiativeId: plan.initiativeId, targetType: "task", title });
  const names = async () => (await tasksOf(own, plan)).map(({ name }) => name).sort();
  const before = await names();
  const tab = await openTab("/proposals");
  const waiting = tab.getByRole("listbox", { name: "Proposals" }).getByRole("option");
  await expect(waiting).toHaveCount(3);
  await expect(tab.getByRole("button", { name: "Accept all 3 of the group" })).toBeEnabled();
  await tab.keyboard.press("Shift+Y");
  await expect(message(tab, "Accepted 3 proposals")).toBeVisible();
  await expect(tab.getByText("No proposal waits for you.")).toBeVisible();
  expect(await names()).toEqual([...before, "Paint", "Polish", "Sweep"].sort());
  await tab.keyboard.press("z");
  await expect(message(tab, "Undone: Accepted 3 proposals")).toBeVisible();
  expect(await names()).toEqual(before);
});
