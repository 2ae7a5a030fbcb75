import { parseArgs } from "node:util";
import { exitCodes } from "./cli/exit-codes.ts";
import type { ServerFlags } from "./config.ts";
import { runServer } from "./run-server.ts";

function readFlags(): ServerFlags | undefined {
  const option = { type: "string" } as const;
  try {
    return parseArgs({ options: { db: option, host: option, port: option } }).values;
  } catch (error) {
    process.stderr.write(`signalbox: ${(error as Error).message}\nUsage: npm start -- [--db PATH] [--host ADDRESS] [--port NUMBER]\n`);
    return undefined;
  }
}

const flags = readFlags();
// Ends here even if something is left waiting: all that matters is closed by now.
process.exit(flags === undefined ? exitCodes.usage.code : await runServer({ env: process.env, cwd: process.cwd(), flags }));
