#!/usr/bin/env node
// Behind `npm start` and `npm test`. Zero dependencies; must parse and run on any Node >= 18.
// Usage: node script/run.mjs <start|dev|test|e2e|check|docs|bench|seed|exec> [arguments]
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { isNodeNewEnough, pinnedNode, prepare } from "./bootstrap.mjs";
import { Failure, forwardSignals, root, run } from "./child.mjs";
import { build, check, docs, e2e, test } from "./gates.mjs";

const server = join(root, "apps/server");
/** Shipped code gets the caller's own environment: the agents it starts must not see our pnpm and Node on PATH. */
const node = (...args) => run(process.execPath, args);

/** A page that cannot be built keeps nobody from the rest. On stderr: stdout is the server's, and one line. */
async function buildPage(env) {
  const { ok, output } = await build(env);
  if (!ok)
    console.error(`${output.trimEnd()}\nThe web page could not be built (see above): the server starts with the one built before, if any.`);
}

const commands = {
  start: async (env, rest) => {
    await buildPage(env);
    return node(join(server, "main.ts"), ...rest);
  },
  dev: async (env, rest) => {
    await buildPage(env);
    return node("--watch", join(server, "main.ts"), ...rest);
  },
  bench: (_env, rest) => node(join(server, "bench/index.ts"), ...rest),
  seed: (_env, rest) => node(join(server, "testing/seed.ts"), ...rest),
  exec: (env, [command, ...rest]) =>
    run(command, rest, { env: { ...env, PATH: [join(root, "node_modules/.bin"), env.PATH].join(delimiter) } }),
  test,
  e2e,
  check,
  docs,
};

async function main([name = "", ...rest]) {
  if (!Object.hasOwn(commands, name) || (name === "exec" && rest.length === 0)) {
    throw new Failure(`Unknown command "${name}"; there are ${Object.keys(commands).join(", ")}.`);
  }
  const again = process.env.SIGNALBOX_REEXEC === "1";
  delete process.env.SIGNALBOX_REEXEC;
  if (isNodeNewEnough()) return commands[name](await prepare(), rest);
  if (again) throw new Failure(`The fetched Node is ${process.version}, which is too old; install Node 22.18 or newer.`);
  return run(await pinnedNode(), [fileURLToPath(import.meta.url), name, ...rest], { env: { ...process.env, SIGNALBOX_REEXEC: "1" } });
}

forwardSignals();
try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Failure ? error.message : error);
  process.exitCode = 1;
}
