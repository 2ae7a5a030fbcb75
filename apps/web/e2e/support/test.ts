import { test as base, expect, type Page } from "@playwright/test";
import { startServer, type TestServer } from "./server.ts";

interface Fixtures {
  /** Signed in, and failing the test on any error that nobody expected. */
  readonly page: Page;
  /** Errors that the test brings about itself: matched against what the browser prints. */
  readonly expected: RegExp[];
}

interface WorkerFixtures {
  /** With the sample project. Shared by the tests of a file: change nothing that another one counts. */
  readonly server: TestServer;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads which fixtures this one needs from the pattern
    async ({}, use) => {
      const server = await startServer();
      await server.mutate("sample.create");
      await use(server);
      await server.stop();
    },
    { scope: "worker" },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: see above
  expected: async ({}, use) => use([]),
  page: async ({ page, server, expected }, use) => {
    const errors = watchErrors(page, server.url);
    await page.goto(server.startUrl);
    await page.waitForSelector("h1");
    await use(page);
    expect(errors().filter((text) => !expected.some((pattern) => pattern.test(text)))).toEqual([]);
  },
});

/** Everything that should not happen: errors in the console, exceptions, failed requests, requests to anywhere else. */
export function watchErrors(page: Page, origin: string): () => readonly string[] {
  const errors: string[] = [];
  page.on("console", (message) => message.type() === "error" && errors.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => errors.push(`exception: ${error.message}`));
  page.on("request", (request) => {
    const { protocol, origin: to } = new URL(request.url());
    if (to !== origin && !["data:", "blob:"].includes(protocol)) errors.push(`request to ${request.url()}`);
  });
  page.on("response", (response) => response.status() >= 400 && errors.push(`answer ${response.status()} to ${response.url()}`));
  return () => errors;
}

export { expect };
