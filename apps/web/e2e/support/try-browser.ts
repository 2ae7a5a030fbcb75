/** Starts the browser named on the command line and shows one empty page. Fails where it cannot. */
import { chromium } from "@playwright/test";
import { browserOptions } from "./browser-options.ts";

const browser = await chromium.launch({ ...browserOptions(process.argv[2] ?? ""), timeout: 60_000 });
await (await browser.newPage()).goto("about:blank");
await browser.close();
