// The quality gates and the tests. Every gate says how much it looked at, and fails when that is nothing.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { findBrowser } from "./browser.mjs";
import { capture, root, run, step, windows } from "./child.mjs";

const server = join(root, "apps/server");
const web = join(root, "apps/web");
const script = (folder, name) => join(folder, "node_modules/.bin", windows ? `${name}.cmd` : name);
const tool = (name, args, env) => capture(script(root, name), args, { env });
const number = (text, pattern) => Number(pattern.exec(text)?.[1] ?? 0);

/** Builds what has a build, which turbo leaves out where nothing has changed. Browsers load it from there. */
export async function build(env) {
  const { code, output } = await tool("turbo", ["run", "build", "--output-logs=errors-only"], env);
  return { ok: code === 0, output };
}

const builtFiles = () => {
  const dist = join(root, "apps/web/dist");
  return existsSync(dist) ? readdirSync(dist, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length : 0;
};

const gates = [
  {
    name: "build",
    async look(env) {
      return { ...(await build(env)), files: builtFiles() };
    },
  },
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
  const parts = [await runGates(clean), await runTests(clean, rest)];
  // Words on the command line choose tests of vitest; `npm run e2e` runs those of the browser alone.
  if (rest.length === 0) parts.push(await runBrowserTests(clean, []));
  return tell(parts);
}

export const e2e = async (env, rest) => {
  const built = await build(env);
  if (!built.ok) console.log(built.output);
  return built.ok ? tell([await runBrowserTests(env, rest)]) : 1;
};

function tell(parts) {
  const sum = (of) => parts.reduce((total, part) => total + of(part), 0);
  for (const skip of parts.flatMap(({ skips = [] }) => skips)) console.log(`skipped: ${skip}`);
  for (const problem of parts.flatMap(({ problems = [] }) => problems)) console.log(`FAILED  ${problem}`);
  const [passed, failed, skipped] = [sum((part) => part.passed), sum((part) => part.failed), sum((part) => part.skips?.length ?? 0)];
  const noBrowser = parts.some((part) => part.noBrowser) ? ", browser tests skipped" : "";
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped${noBrowser}` : ""}`);
  return failed === 0 ? 0 : 1;
}

/** Runs a command that writes a summary of its tests, and answers its exit code and that summary. */
async function withSummary(command) {
  const folder = mkdtempSync(join(tmpdir(), "signalbox-test-"));
  const file = join(folder, "summary.json");
  try {
    const code = await command({ SIGNALBOX_TEST_SUMMARY: file });
    return { code, summary: readSummary(file) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runTests(env, rest) {
  const args = ["run", "--reporter=default", `--reporter=${join(root, "script/test-summary.mjs")}`, ...rest];
  const { code, summary } = await withSummary((more) => step(script(server, "vitest"), args, { cwd: server, env: { ...env, ...more } }));
  return judge(code, summary, rest.length === 0 ? leftOut(summary.files) : []);
}

async function runBrowserTests(env, rest) {
  const browser = await findBrowser(env);
  if (browser.problem) return { passed: 0, failed: 0, skips: [`all browser tests: ${browser.problem}`], noBrowser: true };
  const { code, summary } = await withSummary((more) =>
    step(script(web, "playwright"), ["test", ...rest], { cwd: web, env: { ...env, ...more, CHROMIUM: browser.path } }),
  );
  return judge(code, summary);
}

function readSummary(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return { passed: 0, failed: 0, skips: [], files: [], problems: [] };
  }
}

/** The runner's own answer, made stricter: nothing run, a file left out or an odd exit code is a failure too. */
function judge(code, summary, missing = []) {
  const problems = [...summary.problems, ...missing];
  if (summary.passed + summary.failed === 0) problems.push(`no test ran (the run ended with ${code})`);
  else if (code !== 0 && summary.failed + problems.length === 0) problems.push(`the run ended with ${code} although no test failed`);
  return { ...summary, problems, failed: summary.failed + problems.length };
}

function leftOut(files) {
  const ran = new Set(files.map((path) => relative(root, path)));
  return testFiles().flatMap((path) => (ran.has(path) ? [] : [`${path} is a test file that was not run`]));
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
