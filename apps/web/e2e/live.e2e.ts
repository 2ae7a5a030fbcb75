import type { BrowserContext, Page } from "@playwright/test";
import { startServer, type TestServer } from "./support/server.ts";
import { expect, test, watchErrors } from "./support/test.ts";

/** These kill and restart their server, so each has one of its own. */
let own: TestServer;
let count = 0;

test.beforeEach(async () => {
  own = await startServer();
  await own.mutate("sample.create");
});
test.afterEach(() => own.stop());

async function openTab(context: BrowserContext, path = "/inbox"): Promise<Page> {
  const tab = await context.newPage();
  const { hash } = new URL(own.startUrl);
  await tab.goto(`${own.url}${path}${hash}`);
  await expect(tab.getByText("Live", { exact: true })).toBeVisible();
  return tab;
}

/** An initiative of a new name: it appears in the rail of every tab that hears of it. */
async function happen(): Promise<string> {
  count += 1;
  const name = `Happened ${count}`;
  await own.mutate("initiatives.create", { name });
  return name;
}

const rail = (tab: Page) => tab.getByRole("navigation", { name: "Primary" });
const sees = (tab: Page, name: string) => expect(rail(tab).getByText(name, { exact: true })).toBeVisible();

/** Streams that the pages of a browser hold open now. */
function countStreams(context: BrowserContext): () => number {
  let opened = 0;
  context.on("request", (request) => {
    if (request.url().includes("events.feed")) opened += 1;
  });
  context.on("requestfailed", (request) => {
    if (request.url().includes("events.feed")) opened -= 1;
  });
  return () => opened;
}

test("nine tabs share one stream, and each sees what happens", async ({ context }) => {
  const streams = countStreams(context);
  const tabs: Page[] = [];
  for (let index = 0; index < 9; index += 1) tabs.push(await openTab(context));
  expect(streams()).toBe(1);
  const name = await happen();
  await Promise.all(tabs.map((tab) => sees(tab, name)));
  // The ninth can still ask: the stream holds one of the six connections that a browser opens.
  await tabs[8]?.reload();
  await sees(tabs[8] as Page, name);
});

test("another tab takes the stream over when its leader closes, and nothing is missed", async ({ context }) => {
  const leader = await openTab(context);
  const followers = [await openTab(context), await openTab(context)];
  await Promise.all(followers.map(async (tab) => sees(tab, await happen())));
  const closing = leader.close();
  const names = [await happen(), await happen(), await happen()];
  await closing;
  const late = await happen();
  for (const tab of followers) for (const name of [...names, late]) await sees(tab, name);
});

test("a page goes on by itself after its server was killed and started again", async ({ context }) => {
  const [first, second] = [await openTab(context), await openTab(context, "/activity")];
  const errors = watchErrors(first, own.url);
  await sees(first, await happen());
  await own.kill();
  await expect(first.getByText("The server does not answer since")).toBeVisible();
  await expect(second.getByText("Offline")).toBeVisible();
  await own.start();
  const name = await happen();
  await sees(first, name);
  await sees(second, name);
  await expect(first.getByText("Live", { exact: true })).toBeVisible();
  await expect(first.getByText("The server does not answer since")).toBeHidden();
  // Requests fail while nobody listens; nothing else does.
  expect(errors().filter((error) => !/ERR_CONNECTION_REFUSED|ERR_INCOMPLETE|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET/.test(error))).toEqual(
    [],
  );
});
