import type { Command } from "commander";
import { answers, type Scope } from "../command-scope.ts";
import type { Io } from "../io.ts";

interface ServeOptions {
  readonly host?: string;
  readonly port?: string;
}

export function addServe(program: Command, io: Io): void {
  program
    .command("serve")
    .description("run the server on the database until it is stopped; prints the address to open")
    .option("--host <address>", "the loopback address to listen on (default: SIGNALBOX_HOST, else 127.0.0.1)")
    .option("--port <port>", "the port, 0 for any free one (default: SIGNALBOX_PORT, else 4680)")
    .action(answers(io, run));
}

async function run({ io, globals }: Scope, { host, port }: ServeOptions): Promise<undefined> {
  const { runServer } = await import("../../run-server.ts");
  const code = await runServer({ env: io.env, cwd: io.cwd, flags: { db: globals.db, host, port } });
  // Whatever is left waiting: all that matters is closed by now.
  process.exit(code);
}
