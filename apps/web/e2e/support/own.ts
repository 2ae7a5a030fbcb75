import type { Locator, Page } from "@playwright/test";
import { startServer, type TestServer } from "./server.ts";
import { test as base, expect, watchErrors } from "./test.ts";

interface OwnFixtures {
  /** Empty, and of this test alone: what it changes, nobody else counts. */
  readonly own: TestServer;
  /** A signed-in tab at a path of `own`; an error in it that is not expected fails the test. */
  readonly openTab: (path: string) => Promise<Page>;
}

export const test = base.extend<OwnFixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads which fixtures this one needs from the pattern
  own: async ({}, use) => {
    const server = await startServer();
    await use(server);
    await server.stop();
  },
  openTab: async ({ context, own, expected }, use) => {
    const watched: (() => readonly string[])[] = [];
    await use(async (path) => {
      const tab = await context.newPage();
      watched.push(watchErrors(tab, own.url));
      await tab.goto(`${own.url}${path}${new URL(own.startUrl).hash}`);
      await live(tab);
      return tab;
    });
    const errors = watched.flatMap((seen) => seen());
    expect(errors.filter((text) => !expected.some((pattern) => pattern.test(text)))).toEqual([]);
  },
});

export { expect };

/** The page hears of changes, and its keys are heard. */
export const live = (tab: Page): Promise<void> => expect(tab.getByText("Live", { exact: true })).toBeVisible();

interface WithId {
  readonly id: string;
}

interface Plan {
  readonly initiativeId: string;
  /** By the name of the task. */
  readonly ids: Readonly<Record<string, string>>;
}

/** An initiative with one phase that lets its tasks start, and tasks in this order. */
export async function seedPlan(server: TestServer, names: readonly string[], name = "Works"): Promise<Plan> {
  const { id: initiativeId } = await server.mutate<WithId>("initiatives.create", { name });
  const { id: phaseId } = await server.mutate<WithId>("phases.create", { initiativeId, name: "Build", status: "approved" });
  const ids: Record<string, string> = {};
  for (const [order, each] of names.entries())
    ids[each] = (await server.mutate<WithId>("tasks.create", { name: each, initiativeId, phaseId, order })).id;
  return { initiativeId, ids };
}

interface OutlineTask {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly priority: string;
  readonly order: number;
  readonly phaseId: string | null;
}

/** The tasks as the server has them, in the order of the plan. */
export async function tasksOf(server: TestServer, { initiativeId }: Pick<Plan, "initiativeId">): Promise<readonly OutlineTask[]> {
  const { tasks } = await server.query<{ tasks: OutlineTask[] }>("plans.outline", { initiativeId });
  return tasks.toSorted((one, other) => one.order - other.order);
}

interface Asking {
  readonly name: string;
  readonly question: string;
  readonly options?: readonly string[];
  readonly taskId?: string;
}

/** An agent that waits for an answer. */
export function seedQuestion(server: TestServer, { name, question, options = [], taskId }: Asking): Promise<WithId> {
  return server.mutate<WithId>("agents.create", {
    ...{ name, worktreeId: `worktrees/${name}`, status: "waiting_for_input" },
    ...(taskId !== undefined && { taskId }),
    pendingQuestions: { questions: [{ question, options: options.map((label) => ({ label })) }] },
  });
}

export const title = (tab: Page, name: string | RegExp): Promise<void> =>
  expect(tab.getByRole("heading", { level: 1, name })).toBeVisible();

/** The message that says what was done, or why it was not. */
export const message = (tab: Page, text: string | RegExp): Locator => tab.getByText(text).first();

const tree = (tab: Page): Locator => tab.getByRole("treegrid", { name: /^Plan of/ });
export const row = (tab: Page, text: string): Locator => tree(tab).getByRole("row").filter({ hasText: text });

/** Drags as a hand does: in steps, and with a rest above the place. */
export async function drag(tab: Page, from: Locator, to: { readonly x: number; readonly y: number }): Promise<void> {
  await from.hover();
  await tab.mouse.down();
  await tab.mouse.move(to.x, to.y + 4, { steps: 8 });
  await tab.mouse.move(to.x, to.y, { steps: 2 });
}
