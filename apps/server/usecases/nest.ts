import type { Repositories } from "../db/repositories/unit-of-work.ts";
import type { App } from "../ports/app.ts";
import type { CommandContext, CommandScope } from "./command.ts";

export interface Nested {
  readonly app: App;
  readonly context: CommandContext;
}

/**
 * What a command gives to the commands it is made of, so that they run in its transaction: all of them or none. Each appends its own
 * events. The receipt, the refusal and the doorbell are those of the whole, which therefore emits an event of its own after theirs.
 */
export function nest(tx: Repositories, { app, context }: Pick<CommandScope, "app" | "context">): Nested {
  const { actor, requestId, commandId, partOf = commandId } = context;
  return {
    app: {
      ...app,
      log: silent,
      doorbell: { ring: () => {}, listen: app.doorbell.listen },
      store: { ...app.store, transaction: within(tx) },
    },
    context: { actor, requestId, partOf },
  };
}

/** What a refused part writes is undone with the whole, and may not even be possible any more; the whole writes its own refusal. */
const silent: App["log"] = { info: () => {}, warn: () => {}, error: () => {} };

const within =
  (tx: Repositories): App["store"]["transaction"] =>
  (_name, work) =>
    work(tx);
