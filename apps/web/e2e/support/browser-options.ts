import type { LaunchOptions } from "@playwright/test";

/** As the test machines need it: no GPU, no sandbox of its own (tests may run as root), no talk to the outside, the same glyphs everywhere. */
export const browserOptions = (executablePath: string): LaunchOptions => ({
  executablePath,
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--font-render-hinting=none",
    "--disable-lcd-text",
    "--force-color-profile=srgb",
  ],
});
