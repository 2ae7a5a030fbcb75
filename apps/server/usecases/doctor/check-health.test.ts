import { afterEach, beforeEach, expect, it } from "vitest";
import type { DatabaseHealth } from "../../ports/database-care.ts";
import type { KnownProgram, Programs, ProgramVersion } from "../../ports/programs.ts";
import { type TestApp, testApp } from "../../testing/app.ts";
import { checkHealth } from "./check-health.ts";

let world: TestApp;
beforeEach(async () => {
  world = await testApp();
});
afterEach(() => world.close());

const sound: DatabaseHealth = { damage: [], open: [], freeBytes: 2 ** 40, folder: "/d's", serverUrl: "http://127.0.0.1:1" };

/** The machine as it might be. */
async function found(machine: {
  programs?: Partial<Record<KnownProgram, ProgramVersion>>;
  node?: string;
  health?: Partial<DatabaseHealth>;
}) {
  const { app } = world;
  const programs: Programs = {
    ...{ nodeVersion: machine.node ?? "24.1.0", platform: "linux" },
    versionOf: async (program) => machine.programs?.[program] ?? { state: "found", version: "1.2.3" },
  };
  const databaseCare = { ...app.databaseCare, checkHealth: async () => ({ ...sound, ...machine.health }) };
  const { checks } = await checkHealth({ ...app, programs, databaseCare });
  return Object.fromEntries(checks.map(({ id, ...check }) => [id, check]));
}

it("finds everything well where nothing is missing, and then has nothing to be done", async () => {
  const checks = await found({});
  expect(Object.keys(checks)).toEqual(["node", "git", "claude", "codex", "gemini", "opencode", "disk", "database", "server", "invariants"]);
  for (const [id, check] of Object.entries(checks)) expect([id, check.state, check.fix]).toEqual([id, "ok", null]);
  expect(checks.git?.detail).toBe("Version 1.2.3.");
});

it("names a command for what is missing: an agent may be, git may not", async () => {
  const missing = { state: "missing" } as const;
  const checks = await found({
    programs: { git: missing, codex: missing, gemini: { state: "failed", reason: "it said nothing" } },
    node: "22.17.9",
  });
  expect(checks.git).toMatchObject({ state: "fail", fix: "sudo apt-get install git" });
  expect(checks.codex).toMatchObject({ state: "warn", fix: "npm install --global @openai/codex" });
  expect(checks.gemini).toMatchObject({ state: "warn", detail: "It is there, but it said nothing.", fix: "gemini --version" });
  expect(checks.node).toMatchObject({ state: "fail", fix: "npm start" });
});

it("looks at the disk, at the file and at who works on it", async () => {
  expect((await found({ health: { freeBytes: 2 ** 29 } })).disk).toMatchObject({ state: "warn", fix: "df -h '/d'\\''s'" });
  expect((await found({ health: { freeBytes: 2 ** 20 } })).disk).toMatchObject({
    state: "fail",
    detail: expect.stringContaining("1.0 MiB"),
  });
  const exposed = { sentence: "It is open.", fix: "chmod 600 x" };
  expect((await found({ health: { open: [exposed] } })).database).toMatchObject({
    state: "warn",
    detail: "It is open.",
    fix: "chmod 600 x",
  });
  expect((await found({ health: { serverUrl: null } })).server).toMatchObject({ state: "warn", fix: "npm start" });
  expect((await found({ health: { damage: null } })).database).toMatchObject({ state: "ok" });
});

it("reads no rows of a database that is damaged", async () => {
  const checks = await found({ health: { damage: ["row 7 missing from index"] } });
  expect(checks.database).toMatchObject({ state: "fail", detail: expect.stringContaining("row 7"), fix: "signalbox db check" });
  expect(checks).not.toHaveProperty("invariants");
});

it("tells what is left hanging", async () => {
  const { given } = world;
  for (const name of ["one", "two"]) await given.task({ name, status: "in_progress" });
  expect((await found({})).invariants).toMatchObject({
    state: "warn",
    detail: expect.stringMatching(/in progress.* 1 more\.$/),
    fix: "signalbox doctor",
  });
});
