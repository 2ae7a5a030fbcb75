// The browser of the end-to-end tests: Debian's Chromium, installed where it is missing and can be.
import { existsSync } from "node:fs";
import { capture, root } from "./child.mjs";

const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/opt/google/chrome/chrome"];

/** Where Debian's mirrors cannot be reached this must be known soon, and not after minutes. */
const impatient = [
  "-o",
  "Acquire::Retries=1",
  "-o",
  "Acquire::http::Timeout=20",
  "-o",
  "Acquire::https::Timeout=20",
  "-o",
  "DPkg::Lock::Timeout=60",
];

const find = (env) => [env.CHROMIUM, ...places].find((path) => path && existsSync(path));

/** Answers `{ path }`, or `{ problem }`: why no browser can be used here. */
export async function findBrowser(env) {
  const path = find(env) ?? (await install(env));
  if (path === undefined) return { problem: "no Chromium is here and none could be installed (apt-get install chromium)" };
  const problem = await cannotStart(path, env);
  return problem === undefined ? { path } : { problem };
}

async function install(env) {
  if (process.platform !== "linux" || !existsSync("/usr/bin/apt-get")) return undefined;
  const asRoot = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  console.log("The browser tests need Chromium: installing it from Debian's packages.");
  const apt = async (...args) => {
    const [command, ...rest] = [...asRoot, "apt-get", "-y", "-q", ...impatient, ...args];
    return capture(command, rest, { env: { ...env, DEBIAN_FRONTEND: "noninteractive" } }).catch(() => ({ code: 1 }));
  };
  const packages = ["install", "--no-install-recommends", "chromium"];
  const { code } = await apt(...packages);
  // A machine that never fetched the lists of packages knows none.
  if (code !== 0) {
    await apt("update");
    await apt(...packages);
  }
  return find(env);
}

/** A browser that is there may still lack a library or a right: better said at once than by every test. */
async function cannotStart(path, env) {
  const { code, output } = await capture(process.execPath, ["e2e/support/try-browser.ts", path], { cwd: `${root}/apps/web`, env });
  return code === 0 ? undefined : `${path} does not start here: ${output.trim().split("\n").at(-1)}`;
}
