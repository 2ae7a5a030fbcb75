import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import AxeBuilder from "@axe-core/playwright";
import type { Browser, Page, Route } from "@playwright/test";
import { type SeededRoutes, seedRoutes } from "./support/seed.ts";
import { startServer, type TestServer } from "./support/server.ts";
import { expect, test, watchErrors } from "./support/test.ts";

/**
 * Every screen in both themes, with data, without, and when its data cannot be read: no finding of axe with any rule, no error in the
 * console, no request to anywhere else, nothing wider than the window; and a picture of each in apps/web/screens.
 */
const folder = fileURLToPath(new URL("../screens/", import.meta.url));
/** The pictures of the README, renewed by this run when they are wanted: each machine draws a little differently. */
const images = fileURLToPath(new URL("../../../docs/images/", import.meta.url));
const forReadme: Readonly<Record<string, string>> = {
  "inbox-light": "inbox-light.png",
  "initiative-list-dark": "initiative-dark.png",
  "initiative-graph-light": "graph-light.png",
  "task-light": "task-light.png",
  "page-dark": "page-dark.png",
};
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const widths = { loaded: [1440, 900, 390], empty: [1440], error: [1440] } as const;

async function open(browser: Browser, server: TestServer, theme: "light" | "dark") {
  const context = await browser.newContext({ colorScheme: theme, timezoneId: "UTC", locale: "en-GB", reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.goto(server.startUrl);
  await page.waitForSelector("h1");
  return page;
}

/** Until nothing loads and nothing is about to change: data, chunks, fonts, images of the graph. */
async function settle(page: Page): Promise<void> {
  await page.waitForSelector("h1");
  await expect(page.getByRole("status", { name: "Loading" })).toHaveCount(0);
  await page.waitForLoadState("load");
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
}

async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html.slice(0, 200)).join(" | ")}`);
}

const isTooWide = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth + 1);

interface Looked {
  readonly page: Page;
  readonly server: TestServer;
  readonly routes: SeededRoutes;
  readonly state: keyof typeof widths;
  readonly theme: string;
}

async function look(looked: Looked): Promise<string[]> {
  const { page, server, routes, state } = looked;
  const problems: string[] = [];
  mkdirSync(folder, { recursive: true });
  for (const [name, path] of Object.entries(routes)) {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(server.url + path);
    await settle(page);
    problems.push(...(await findings(page)).map((finding) => `${name} ${finding}`));
    for (const width of widths[state]) if (await isTooWideAt(looked, name, width)) problems.push(`${name} is wider than ${width} px`);
  }
  return problems;
}

/** Also takes the picture at this width. */
async function isTooWideAt({ page, state, theme }: Looked, name: string, width: number): Promise<boolean> {
  await page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
  await settle(page);
  const picture = await page.screenshot({ path: `${folder}${name}-${state}-${theme}-${width}.png` });
  const image = state === "loaded" && width === 1440 ? forReadme[`${name}-${theme}`] : undefined;
  if (image !== undefined && process.env.DOCS_WRITE === "1") writeFileSync(`${images}${image}`, picture);
  return isTooWide(page);
}

test.describe.configure({ mode: "parallel" });

/** Every read fails but those of the frame around the screens, which come with them in one request. */
async function failReads(route: Route): Promise<void> {
  const names = new URL(route.request().url()).pathname.replace("/trpc/", "").split(",");
  const isShell = (name: string) => ["events.lastSequence", "plans.overview"].includes(name);
  const answers = names.some(isShell) ? ((await (await route.fetch()).json()) as unknown[]) : [];
  // A final answer: the page asks again after 500 and above, which only takes longer here.
  const error = { message: "It cannot be read.", code: -32600, data: { code: "REFUSED", httpStatus: 422, requestId: "r-1" } };
  await route.fulfill({ status: 207, json: names.map((name, index) => (isShell(name) ? answers[index] : { error })) });
}

for (const theme of ["light", "dark"] as const) {
  test.describe(theme, () => {
    test.setTimeout(480_000);

    test("with data", async ({ browser, server }) => {
      const routes = await seedRoutes(server);
      const page = await open(browser, server, theme);
      const errors = watchErrors(page, server.url);
      expect(await look({ page, server, routes, state: "loaded", theme })).toEqual([]);
      expect(errors()).toEqual([]);
    });

    test("when nothing can be read", async ({ browser, server }) => {
      const routes = await seedRoutes(server);
      const page = await open(browser, server, theme);
      await page.route(/\/trpc\/(?!events\.feed)/, failReads);
      expect(await look({ page, server, routes, state: "error", theme })).toEqual([]);
    });

    test("with nothing in the database", async ({ browser }) => {
      const empty = await startServer();
      try {
        const page = await open(browser, empty, theme);
        const errors = watchErrors(page, empty.url);
        const initiative = await empty.mutate<{ id: string }>("initiatives.create", { name: "Nothing yet" });
        const phase = await empty.mutate<{ id: string }>("phases.create", { initiativeId: initiative.id, name: "First" });
        const [i, ph] = [`/i/${initiative.id}`, `/ph/${phase.id}`];
        const routes = Object.fromEntries(
          [
            ...["/inbox", "/inbox?tab=updates", "/welcome", i, `${i}?view=graph`, `${i}?view=board`, `${i}/pages`, ph, `${ph}?view=waves`],
            ...[
              `${ph}?view=graph`,
              "/proposals",
              "/proposals?tab=changes",
              "/conversations",
              "/activity",
              "/activity?tab=audit",
              "/issues",
            ],
            ...["/errands", "/accounts", "/repositories", "/agents", "/settings/keys", "/settings/data", "/search"],
          ].map((path) => [path.replaceAll(/\W+/g, "-").replace(initiative.id, "x").replace(phase.id, "x").slice(1), path]),
        );
        expect(await look({ page, server: empty, routes, state: "empty", theme })).toEqual([]);
        expect(errors()).toEqual([]);
      } finally {
        await empty.stop();
      }
    });
  });
}
