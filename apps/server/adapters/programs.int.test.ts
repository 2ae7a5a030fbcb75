import { spawnSync } from "node:child_process";
import { chmodSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { expect, it, type TestContext } from "vitest";
import { tempFolder } from "../testing/temp-folder.ts";
import { installedPrograms } from "./programs.ts";

/** Programs of the test's own, which run a script by Node.js: nothing is taken from the machine. */
function folderWith(scripts: Readonly<Record<string, string>>): string {
  const folder = tempFolder();
  for (const [name, script] of Object.entries(scripts)) {
    const [program, file] = [join(folder, name), join(folder, `${name}.cjs`)];
    writeFileSync(file, script);
    writeFileSync(program, `#!/bin/sh\nexec ${word(process.execPath)} ${word(file)} "$@"\n`);
    chmodSync(program, 0o755);
  }
  return folder;
}

const word = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

/** Not on Windows, and not where the temporary folder lets nothing run. */
function needsScripts(ctx: TestContext): void {
  if (process.platform === "win32") ctx.skip("scripts are no programs on Windows");
  const { error } = spawnSync(join(folderWith({ probe: "" }), "probe"), { timeout: 60_000 });
  if (error) ctx.skip(`no script can be run from the temporary folder: ${error.message}`);
}

it("reads what each program says of its version, wherever it says it", async (ctx) => {
  needsScripts(ctx);
  const PATH = folderWith({
    git: `console.log("git version 2.47.1 (made up)\\nmore")`,
    claude: `console.log("2.1.329 (Some Code)")`,
    codex: `console.error("codex-cli 0.169.0-beta.2")`,
    gemini: `console.log("newest")`,
    opencode: `process.stdin.on("data", () => {}).on("end", () => console.log("1.18.33"))`,
  });
  const { versionOf, nodeVersion } = installedPrograms({ env: { PATH }, timeoutMs: 60_000 });
  const versions = ["git", "claude", "codex", "gemini", "opencode"] as const;
  expect(await Promise.all(versions.map(versionOf))).toEqual(
    ["2.47.1", "2.1.329", "0.169.0-beta.2", "newest", "1.18.33"].map((version) => ({ state: "found", version })),
  );
  expect(nodeVersion).toBe(process.versions.node);
}, 120_000);

it("asks with one fixed argument, and hands on nothing of its surroundings but PATH and HOME", async (ctx) => {
  needsScripts(ctx);
  const PATH = folderWith({
    git: `const { HOME, SIGNALBOX_TEST_SECRET: secret = "none" } = process.env; console.log(process.argv.slice(2), HOME, secret)`,
  });
  process.env.SIGNALBOX_TEST_SECRET = "told";
  try {
    const { versionOf } = installedPrograms({ env: { PATH, HOME: "/h" }, timeoutMs: 60_000 });
    expect(await versionOf("git")).toEqual({ state: "found", version: "[ '--version' ] /h none" });
  } finally {
    delete process.env.SIGNALBOX_TEST_SECRET;
  }
}, 120_000);

it("says what is missing, and why what is there gives no version", async (ctx) => {
  needsScripts(ctx);
  const PATH = folderWith({ git: `console.error("no licence"); process.exit(3)`, claude: "", codex: "setInterval(() => {}, 1000)" });
  const { versionOf } = installedPrograms({ env: { PATH }, timeoutMs: 60_000 });
  expect(await versionOf("git")).toEqual({ state: "failed", reason: "it ended with 3: no licence" });
  expect(await versionOf("claude")).toEqual({ state: "failed", reason: "it said nothing" });
  expect(await versionOf("gemini")).toEqual({ state: "missing" });
  const impatient = installedPrograms({ env: { PATH }, timeoutMs: 100 });
  expect(await impatient.versionOf("codex")).toEqual({ state: "failed", reason: "it gave no answer within 100 ms" });
}, 180_000);

it("never looks into the current folder, nor where a path is not whole", async () => {
  for (const PATH of ["", delimiter, `.${delimiter}bin`, undefined])
    expect(await installedPrograms({ env: { PATH } }).versionOf("git")).toEqual({ state: "missing" });
});
