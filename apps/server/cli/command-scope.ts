import type { Command } from "commander";
import type { OpenedApi } from "./api.ts";
import { failureOf, isBug } from "./failure.ts";
import type { Io } from "./io.ts";
import { type DatabaseChoice, openApi } from "./open-api.ts";
import type { Screen } from "./screen.ts";

/** The options every command takes. */
export interface GlobalOptions extends DatabaseChoice {
  readonly json?: boolean;
}

/** What a command prints: `data` with --json, else `text`; `note` goes to stderr. */
export interface Answer {
  readonly data: unknown;
  text(screen: Screen): string;
  readonly note?: string | undefined;
  readonly exitCode?: number | undefined;
}

export interface Scope {
  readonly io: Io;
  readonly globals: GlobalOptions;
}

export interface ApiScope extends Scope, Pick<OpenedApi, "api" | "app"> {}

type Handler<S, Args extends readonly unknown[]> = (scope: S, ...args: Args) => Promise<Answer | undefined>;
type Action = (...args: unknown[]) => Promise<void>;

/** An action of commander: it gets the arguments, the options and the command. Its failures end in one sentence and an exit code. */
export function answers<Args extends readonly unknown[]>(io: Io, handler: Handler<Scope, Args>): Action {
  return async (...given) => {
    const command = given.at(-1) as Command;
    const globals = command.optsWithGlobals<GlobalOptions>();
    try {
      const answer = await handler({ io, globals }, ...(given.slice(0, -1) as unknown as Args));
      if (answer !== undefined) print(io, globals, answer);
    } catch (error) {
      fail(io, globals, error);
    }
  };
}

/** As `answers`, over the plan in the database. */
export function asks<Args extends readonly unknown[]>(io: Io, handler: Handler<ApiScope, Args>): Action {
  return answers<Args>(io, async (scope, ...args) => {
    const { api, app, close } = await openApi(io, scope.globals);
    try {
      return await handler({ ...scope, api, app }, ...args);
    } finally {
      await close();
    }
  });
}

function print(io: Io, { json }: GlobalOptions, { data, text, note, exitCode }: Answer): void {
  if (note !== undefined) io.err(`${note}\n`);
  const printed = json ? JSON.stringify(data, null, 2) : text(io.screen);
  if (printed !== "") io.out(`${printed}\n`);
  if (exitCode !== undefined) io.setExitCode(exitCode);
}

function fail(io: Io, { json }: GlobalOptions, error: unknown): void {
  const failure = failureOf(error);
  const { code, message, details } = failure;
  io.err(json ? `${JSON.stringify({ error: { code, message, details } })}\n` : `signalbox: ${message}\n`);
  if (isBug(failure) && error instanceof Error && !json) io.err(`${error.stack ?? ""}\n`);
  io.setExitCode(failure.exitCode);
}
