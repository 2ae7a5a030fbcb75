// The quality gates and the tests. Every gate says how much it looked at, and fails when that is nothing.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { capture, root, run, step, windows } from "./child.mjs";

const server = join(root, "apps/server");
const script = (folder, name) => join(folder, "node_modules/.bin", windows ? `${name}.cmd` : name);
const tool = (name, args, env) => capture(script(root, name), args, { env });
const number = (text, pattern) => Number(pattern.exec(text)?.[1] ?? 0);

const gates = [
  {
    name: "typecheck",
    async look(env) {
      const { code, output } = await tool("turbo", ["run", "typecheck", "--output-logs=errors-only"], env);
      return { ok: code === 0, output, files: await countTyped(env) };
    },
  },
  {
    name: "biome",
    async look(env) {
      const { code, output } = await tool("biome", ["ci", "--colors=off", "--max-diagnostics=200", "."], env);
      return { ok: code === 0, output, files: number(output, /Checked (\d+) files?/) };
    },
  },
  {
    name: "knip",
    async look(env) {
      const { code, output } = await tool(
        "knip",
        ["--no-progress", "--no-config-hints", "--reporter", "symbols", "--reporter", "./script/knip-count.mjs"],
        env,
      );
      return { ok: code === 0, output, files: number(output, /knip looked at (\d+) files/) };
    },
  },
];

/** What the packages' own tsconfig files take in. */
async function countTyped(env) {
  let files = 0;
  for (const folder of packages()) {
    const { stdout } = await tool("tsc", ["-p", folder, "--listFilesOnly"], env);
    files += stdout.split("\n").filter((line) => /\.tsx?$/.test(line.trim()) && !line.includes("node_modules")).length;
  }
  return files;
}

const packages = () =>
  ["apps", "packages"].flatMap((group) =>
    readdirSync(join(root, group), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && readdirSync(join(root, group, entry.name)).includes("tsconfig.json"))
      .map((entry) => join(root, group, entry.name)),
  );

async function runGates(env) {
  let failed = 0;
  for (const gate of gates) {
    const { ok, output, files } = await gate.look(env);
    const good = ok && files > 0;
    if (!good) {
      failed += 1;
      console.log(output.trimEnd());
    }
    console.log(
      `${good ? "ok    " : "FAILED"} ${gate.name}: ${files} files${files > 0 ? "" : " - a gate that looks at nothing proves nothing"}`,
    );
  }
  return { passed: gates.length - failed, failed };
}

export async function check(env) {
  return (await runGates(env)).failed === 0 ? 0 : 1;
}

/** Writes the pages that the tests check. */
export const docs = (env, rest) =>
  run(script(server, "vitest"), ["run", "docs.test.ts", "architecture.test.ts", "--update", ...rest], {
    cwd: server,
    env: { ...env, DOCS_WRITE: "1" },
  });

export async function test(env, rest) {
  const { DOCS_WRITE: _never, ...clean } = env;
  const checks = await runGates(clean);
  const tests = await runTests(clean, rest);
  for (const skip of tests.skips) console.log(`skipped: ${skip}`);
  for (const problem of tests.problems) console.log(`FAILED  ${problem}`);
  const total = { passed: checks.passed + tests.passed, failed: checks.failed + tests.failed, skipped: tests.skips.length };
  console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ""}`);
  return total.failed === 0 ? 0 : 1;
}

async function runTests(env, rest) {
  const folder = mkdtempSync(join(tmpdir(), "signalbox-test-"));
  const file = join(folder, "summary.json");
  try {
    const args = ["run", "--reporter=default", `--reporter=${join(root, "script/test-summary.mjs")}`, ...rest];
    const code = await step(script(server, "vitest"), args, { cwd: server, env: { ...env, SIGNALBOX_TEST_SUMMARY: file } });
    return judge(code, readSummary(file), rest);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readSummary(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return { passed: 0, failed: 0, skips: [], files: [], problems: [] };
  }
}

/** vitest's own answer, made stricter: nothing run, a file left out or an odd exit code is a failure too. */
function judge(code, summary, rest) {
  const problems = [...summary.problems];
  if (summary.passed + summary.failed === 0) problems.push(`no test ran (vitest ended with ${code})`);
  else if (code !== 0 && summary.failed + problems.length === 0) problems.push(`vitest ended with ${code} although no test failed`);
  if (rest.length === 0) {
    const ran = new Set(summary.files.map((path) => relative(root, path)));
    problems.push(
      ...testFiles()
        .filter((path) => !ran.has(path))
        .map((path) => `${path} is a test file that was not run`),
    );
  }
  return { ...summary, problems, failed: summary.failed + problems.length };
}

function testFiles() {
  const found = [];
  const walk = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && !["node_modules", "e2e", "dist", ".turbo"].includes(entry.name)) walk(path);
      else if (/\.test\.tsx?$/.test(entry.name)) found.push(relative(root, path));
    }
  };
  for (const group of ["apps", "packages"]) walk(join(root, group));
  return found.sort();
}
