import { AsyncLocalStorage } from "node:async_hooks";
import { DomainError } from "@signalbox/contracts";

/** What is known of one transaction while it runs. */
export interface TransactionState {
  readonly name: string;
  open: boolean;
  /** Repository calls that have begun and not ended. */
  inflight: number;
}

export interface Guard {
  /** For the session of a transaction, before every statement. */
  assertOpen(): void;
  /** For `transaction` itself and for the session of `reads`: inside a transaction both would hang or read stale data. */
  assertOutside(what: "transaction" | "reads"): void;
  /** Runs `work` as the transaction `name`. Rejects when a repository call is still under way at its end; the caller then rolls back. */
  run<Tx, T>(name: string, bind: (state: TransactionState) => Tx, work: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * Prepares `repositories` (built once per connection, over a session that calls `assertOpen`) and returns how to bind them to a
   * transaction. Binding is lazy, because a transaction touches a few of them.
   */
  guardRepositories<Tx extends object>(repositories: Tx): (state: TransactionState) => Tx;
}

const sentences = {
  transaction: "A transaction was started inside another one. Use the repositories that the outer transaction was given.",
  reads: "`reads` was used inside a transaction, where it would not see the transaction's own changes. Use the repositories it was given.",
};

const finished = (name: string) =>
  new DomainError(
    "INTERNAL",
    `The transaction "${name}" has ended and takes no more statements. A repository was kept past its end, or a call was not awaited.`,
  );

/**
 * The tripwire around transactions. Which transaction a statement belongs to is known from its async context, so repositories and
 * their prepared statements are shared by all transactions of a connection, and a call that outlives its own transaction is refused
 * even while the next one is open on the same connection.
 */
export function createGuard(): Guard {
  const inside = new AsyncLocalStorage<TransactionState>();

  const assertOpen = () => {
    const state = inside.getStore();
    if (state?.open === true) return;
    throw state === undefined ? new DomainError("INTERNAL", "A statement for a transaction ran outside of one.") : finished(state.name);
  };

  const call = (state: TransactionState, method: () => unknown): unknown => {
    if (!state.open) return Promise.reject(finished(state.name));
    const result = enter(state, method);
    if (isPromise(result)) return counted(state, result);
    return isAsyncIterable(result) ? guardedIterator(result) : result;

    function guardedIterator(source: AsyncIterable<unknown>): AsyncGenerator<unknown> {
      const iterator = source[Symbol.asyncIterator]() as AsyncGenerator<unknown>;
      const step = (advance: () => Promise<IteratorResult<unknown>>) => call(state, advance) as Promise<IteratorResult<unknown>>;
      return {
        next: () => step(() => iterator.next()),
        return: (value) => step(() => iterator.return(value)),
        throw: (error) => step(() => iterator.throw(error)),
        [Symbol.asyncIterator]() {
          return this;
        },
        [Symbol.asyncDispose]: async () => void (await iterator.return(undefined)),
      };
    }
  };

  const enter = <T>(state: TransactionState, method: () => T): T => (inside.getStore() === state ? method() : inside.run(state, method));

  return {
    assertOpen,
    assertOutside(what) {
      if (inside.getStore()?.open === true) throw new DomainError("INTERNAL", sentences[what]);
    },
    async run(name, bind, work) {
      const state: TransactionState = { name, open: true, inflight: 0 };
      try {
        const result = await inside.run(state, () => work(bind(state)));
        if (state.inflight > 0) throw notAwaited(state);
        return result;
      } finally {
        state.open = false;
      }
    },
    guardRepositories: (repositories) => lazyBinding(repositories, call),
  };
}

const notAwaited = ({ name, inflight }: TransactionState) =>
  new DomainError(
    "INTERNAL",
    `The transaction "${name}" ended while ${inflight} repository ${inflight === 1 ? "call was" : "calls were"} not awaited, so it was rolled back. Await every call.`,
  );

const isPromise = (value: unknown): value is Promise<unknown> => typeof (value as Promise<unknown> | undefined)?.then === "function";

const isAsyncIterable = (value: unknown): value is AsyncIterable<unknown> =>
  typeof value === "object" && value !== null && Symbol.asyncIterator in value;

function counted(state: TransactionState, pending: Promise<unknown>): Promise<unknown> {
  state.inflight += 1;
  const watched: Promise<unknown> = pending.then(
    (value) => {
      state.inflight -= 1;
      return value;
    },
    (error: unknown) => {
      state.inflight -= 1;
      // A call that outlived its transaction has nobody to hear it; the transaction itself has already failed with the reason.
      if (!state.open) watched.catch(() => {});
      throw error;
    },
  );
  return watched;
}

type Call = (state: TransactionState, method: () => unknown) => unknown;
type Method = (...args: unknown[]) => unknown;

/** One prototype per repository, made when it is first touched; per transaction only an object for each repository it uses. */
function lazyBinding<Tx extends object>(repositories: Tx, call: Call): (state: TransactionState) => Tx {
  const prototype = {};
  const binders = new Map<string, (state: TransactionState) => object>();
  const binder = (name: string) => {
    const made = binders.get(name) ?? bindMethods(repositories[name as keyof Tx] as object, call);
    binders.set(name, made);
    return made;
  };
  for (const name of Object.keys(repositories)) {
    Object.defineProperty(prototype, name, {
      enumerable: true,
      get(this: { state: TransactionState }) {
        const bound = binder(name)(this.state);
        Object.defineProperty(this, name, { value: bound });
        return bound;
      },
    });
  }
  return (state) => Object.create(prototype, { state: { value: state } }) as Tx;
}

/** Methods are bound when they are read, so that `const { getTask } = tx.tasks` keeps its transaction. */
function bindMethods(repository: object, call: Call): (state: TransactionState) => object {
  const prototype = {};
  for (const [name, method] of Object.entries(repository) as [string, Method][]) {
    Object.defineProperty(prototype, name, {
      enumerable: true,
      get(this: { state: TransactionState }) {
        const { state } = this;
        return (...args: unknown[]) => call(state, () => method.apply(repository, args));
      },
    });
  }
  return (state) => Object.create(prototype, { state: { value: state } }) as object;
}
