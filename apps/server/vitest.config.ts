import { defineConfig } from "vitest/config";

const INTEGRATION = "**/*.int.test.ts";
const NEVER = ["**/node_modules/**", "**/e2e/**", "**/dist/**"];

export default defineConfig({
  test: {
    pool: "forks",
    maxWorkers: 2,
    hookTimeout: 120_000,
    setupFiles: ["./testing/fail-on-console-error.ts"],
    // Only `npm run docs` writes snapshots: a missing one must fail here as it does in CI.
    update: process.env.DOCS_WRITE === "1" ? "all" : "none",
    projects: [
      { extends: true, test: { name: "unit", include: ["**/*.test.ts"], exclude: [...NEVER, INTEGRATION], testTimeout: 20_000 } },
      {
        extends: true,
        test: { name: "int", include: [INTEGRATION], exclude: NEVER, testTimeout: 60_000, globalSetup: ["./testing/global-setup.ts"] },
      },
      // One run for all packages; each has a configuration of its own.
      "../../packages/*/vitest.config.ts",
      "../web/vitest.config.ts",
    ],
  },
});
