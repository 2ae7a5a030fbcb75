import type { Repositories } from "../db/repositories/unit-of-work.ts";
import type { Actor } from "../ports/access-token.ts";
import type { App } from "../ports/app.ts";

/** Who asks, and under which request. */
export interface CommandContext {
  readonly actor: Actor;
  readonly requestId: string;
}

export type Command<Input, Result> = (app: App, context: CommandContext, input: Input) => Promise<Result>;

export interface CommandScope {
  readonly app: App;
  readonly context: CommandContext;
}

/**
 * A use case that changes state: one command, one transaction. `work` may run twice (PostgreSQL, after a lost race), so it touches
 * nothing but the repositories it is given.
 */
export function command<Input, Result>(
  name: string,
  work: (tx: Repositories, input: Input, scope: CommandScope) => Promise<Result>,
): Command<Input, Result> {
  return (app, context, input) => app.store.transaction(name, (tx) => work(tx, input, { app, context }));
}
