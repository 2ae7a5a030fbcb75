import { defineConfig } from "@playwright/test";
import { browserOptions } from "./e2e/support/browser-options.ts";

/** Against the built page and the real server. `npm test` finds the browser (script/browser.mjs) and starts this. */
export default defineConfig({
  testDir: "e2e",
  testMatch: "*.e2e.ts",
  outputDir: "test-results",
  workers: 2,
  fullyParallel: false,
  // A retry that passes is told as such by the reporter.
  retries: 2,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [["list"], ...(process.env.SIGNALBOX_TEST_SUMMARY ? [["./e2e/support/summary.ts"] as const] : [])],
  use: {
    video: "off",
    trace: "off",
    screenshot: "off",
    timezoneId: "UTC",
    locale: "en-GB",
    viewport: { width: 1440, height: 900 },
    launchOptions: browserOptions(process.env.CHROMIUM ?? "/usr/bin/chromium"),
  },
});
