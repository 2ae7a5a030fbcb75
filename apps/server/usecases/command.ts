import { DomainError, type DomainEvent } from "@signalbox/contracts";
import type { Repositories } from "../db/repositories/unit-of-work.ts";
import type { Actor } from "../ports/access-token.ts";
import type { App } from "../ports/app.ts";
import { answerFromReceipt, keepReceipt } from "./receipts.ts";
import { auditRefusal, recorder } from "./record-command.ts";

/** Who asks, and under which request. */
export interface CommandContext {
  readonly actor: Actor;
  readonly requestId: string;
  /** Made by the client: the same command sent again under it acts no second time and gets the same answer. */
  readonly commandId?: string | undefined;
  /** The command this one is a part of: it stands on the events, and the receipt is that of the whole. */
  readonly partOf?: string | undefined;
}

export type Command<Input, Result> = (app: App, context: CommandContext, input: Input) => Promise<Result>;

export interface CommandScope {
  readonly app: App;
  readonly context: CommandContext;
  /** What happened, in order. Appended to the log in the transaction of the command; a command that changed nothing emits nothing. */
  readonly emit: (...events: readonly DomainEvent[]) => void;
  /** Appends what was emitted so far and brings the projections up to it, for a command that answers with what its events came to. */
  readonly record: () => Promise<void>;
}

export interface NamedCommand<Input> {
  readonly name: string;
  readonly input: Input;
  /** What takes long and needs no database: done before the transaction, and not at all for a command that was answered before. */
  readonly prepare?: () => Promise<unknown>;
}

/**
 * A use case that changes state: one command, one transaction, and with it its events, projections, audit entry and receipt. `work` may run
 * twice (PostgreSQL, after a lost race), so it touches nothing but the repositories it is given.
 */
export function command<Input, Result>(
  name: string,
  work: (tx: Repositories, input: Input, scope: CommandScope) => Promise<Result>,
): Command<Input, Result> {
  return (app, context, input) => runCommand({ app, context }, { name, input }, (tx, scope) => work(tx, input, scope));
}

export async function runCommand<Input, Result>(
  { app, context }: Pick<CommandScope, "app" | "context">,
  named: NamedCommand<Input>,
  work: (tx: Repositories, scope: CommandScope) => Promise<Result>,
): Promise<Result> {
  let lastSequence: number | null = null;
  try {
    if (named.prepare && (await answerFromReceipt(app.store.reads, context, named)) === null) await named.prepare();
    const result = await app.store.transaction(named.name, async (tx) => {
      const known = await answerFromReceipt<Result>(tx, context, named);
      if (known) return known.result;
      const { emit, record, finish } = recorder(tx, { context, name: named.name });
      const answer = await work(tx, { app, context, emit, record });
      lastSequence = await finish();
      await keepReceipt(tx, context, { ...named, result: answer });
      return answer;
    });
    if (lastSequence !== null) app.doorbell.ring(lastSequence);
    return result;
  } catch (error) {
    if (error instanceof DomainError) await auditRefusal(app, { context, named, error });
    throw error;
  }
}
