import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type FakeClock, fakeClock } from "../../../testing/clock.ts";
import { type Given, given } from "../../../testing/given.ts";
import type { ReadRepositories, Repositories, Store } from "../unit-of-work.ts";

/** What the tests of one port are given: an empty database of the kind under test, and a clock they move. */
export interface World {
  readonly clock: FakeClock;
  readonly reads: ReadRepositories;
  /** Rows that others need to exist first, each made in a transaction of its own. */
  readonly given: Given;
  transaction<T>(work: (tx: Repositories) => Promise<T>): Promise<T>;
}

export interface Contract {
  readonly port: keyof Repositories;
  readonly tests: (world: () => World) => void;
}

/** Gives an empty database for each test; closed by `end`. */
export interface StoreUnderTest {
  start(): Promise<void>;
  empty(clock: FakeClock): Promise<Store>;
  end(): Promise<void>;
}

/** Runs a port's contract on a store, and then proves that every method of the port was called. */
export function runContract(contract: Contract, under: StoreUnderTest): void {
  describe(contract.port, () => {
    const called = new Set<string>();
    let methods: string[] = [];
    let world: World;
    beforeAll(() => under.start());
    afterAll(() => under.end());
    beforeEach(async () => {
      const clock = fakeClock();
      const store = await under.empty(clock);
      methods = await store.transaction("list methods", async (tx) => methodsOf(tx[contract.port] as object));
      const counted = <R extends object>(repositories: R) => counting(repositories, contract.port, called);
      const transaction = <T>(work: (tx: Repositories) => Promise<T>) => store.transaction("contract", (tx) => work(counted(tx)));
      world = { clock, reads: counted(store.reads), transaction, given: given((work) => store.transaction("given", work)) };
    });
    contract.tests(() => world);
    it("was called with every method of the port", () => {
      expect(methods.length).toBeGreaterThan(0);
      expect(methods.filter((method) => !called.has(method))).toEqual([]);
    });
  });
}

/** The repositories, noting which methods of one of them are called. */
function counting<R extends object>(repositories: R, port: keyof Repositories, called: Set<string>): R {
  const noting = (repository: object) =>
    new Proxy(repository, {
      get: (target, method, self) => {
        called.add(String(method));
        return Reflect.get(target, method, self);
      },
    });
  // A proxy of nothing: one of the repositories themselves may not answer with another object for a property that is fixed.
  return new Proxy({} as R, {
    get: (_, name) => {
      const repository = Reflect.get(repositories, name) as object;
      return name === port ? noting(repository) : repository;
    },
  });
}

/** The guard hands a repository over as an object whose prototype has the methods. */
const methodsOf = (repository: object) =>
  Object.getOwnPropertyNames(Object.getPrototypeOf(repository) === Object.prototype ? repository : Object.getPrototypeOf(repository));
