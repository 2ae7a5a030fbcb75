import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { systemClock } from "./clock.ts";
import { localDoorbell } from "./doorbell.ts";
import { effectWorker } from "./effect-worker.ts";

beforeEach(() => {
  vi.useFakeTimers({ now: 0, toFake: ["setTimeout", "clearTimeout", "Date", "performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

interface Waiting {
  readonly id: string;
  readonly dueAt: number;
}

/** A worker over a list of what is due, with this in it from the beginning. `end` ends what runs. */
function working(...ids: string[]) {
  const doorbell = localDoorbell();
  let queue: Waiting[] = ids.map((id) => ({ id, dueAt: 0 }));
  const running = new Map<string, () => void>();
  const seen = { looks: 0, started: [] as [string, number][], warnings: 0, aborted: false };
  let broken = false;
  const worker = effectWorker({
    clock: systemClock,
    doorbell,
    log: { info: () => {}, warn: () => void seen.warnings++, error: () => {} },
    atOnce: 2,
    nextDue: async () => {
      seen.looks += 1;
      if (broken) throw new Error("no database");
      const [first] = queue.toSorted((a, b) => a.dueAt - b.dueAt);
      return first === undefined ? null : new Date(first.dueAt);
    },
    pass: async ({ limit, signal }) => {
      const due = queue.filter(({ dueAt }) => dueAt <= Date.now()).slice(0, limit);
      queue = queue.filter((one) => !due.includes(one));
      return due.map(({ id }) => {
        seen.started.push([id, Date.now()]);
        const { promise, resolve } = Promise.withResolvers<void>();
        running.set(id, resolve);
        signal.addEventListener("abort", () => {
          seen.aborted = true;
        });
        return { id, ended: promise };
      });
    },
  });
  return {
    worker,
    seen,
    ring: () => doorbell.ring(1),
    queue: (id: string, dueAt = Date.now()) => void queue.push({ id, dueAt }),
    end: (id: string) => running.get(id)?.(),
    breakDown: (down: boolean) => {
      broken = down;
    },
  };
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

it("runs what is due at the start, at the bell, and when its time has come", async () => {
  const { worker, seen, queue, ring, end } = working("first");
  await pass(0);
  expect(seen.started).toEqual([["first", 0]]);
  end("first");
  await pass(1000);
  queue("rung", 1000);
  ring();
  await pass(50);
  expect(seen.started.slice(1)).toEqual([["rung", 1050]]);
  end("rung");
  queue("later", 3217);
  ring();
  await pass(60_000);
  expect(seen.started.slice(2)).toEqual([["later", 3217]]);
  end("later");
  await worker.close();
});

it("sleeps while there is nothing to do, and finds what no bell told of", async () => {
  const { worker, seen, queue, end } = working();
  await pass(60_000);
  expect(seen.looks).toBeLessThan(15);
  queue("unheard");
  await pass(5_000);
  expect(seen.started).toHaveLength(1);
  end("unheard");
  await worker.close();
});

it("looks seldom, however often the bell rings", async () => {
  const { worker, seen, ring } = working();
  for (let count = 0; count < 1000; count += 1) {
    ring();
    await pass(1);
  }
  expect(seen.looks).toBeLessThan(30);
  await worker.close();
});

it("runs so many at once and no more, the next when one has ended", async () => {
  const { worker, seen, end } = working("a", "b", "c", "d");
  await pass(60_000);
  expect(seen.started.map(([id]) => id)).toEqual(["a", "b"]);
  end("b");
  await pass(0);
  expect(seen.started.map(([id]) => id)).toEqual(["a", "b", "c"]);
  for (const id of ["a", "c", "d"]) {
    end(id);
    await pass(0);
  }
  expect(seen.started.map(([id]) => id)).toEqual(["a", "b", "c", "d"]);
  await worker.close();
});

it("goes on after an outage, and tells of it once", async () => {
  const { worker, seen, queue, end, breakDown } = working();
  breakDown(true);
  queue("waits");
  await pass(60_000);
  expect(seen).toMatchObject({ started: [], warnings: 1 });
  breakDown(false);
  await pass(5_000);
  expect(seen.started).toHaveLength(1);
  end("waits");
  await worker.close();
});

it("asks what runs to end, waits for it, and takes nothing more", async () => {
  const { worker, seen, queue, ring, end } = working("a");
  await pass(0);
  let closed = false;
  const closing = worker.close().then(() => {
    closed = true;
  });
  await pass(1000);
  expect([seen.aborted, closed]).toEqual([true, false]);
  queue("b");
  ring();
  end("a");
  await closing;
  await worker.close();
  await pass(60_000);
  expect(seen.started.map(([id]) => id)).toEqual(["a"]);
  expect(vi.getTimerCount()).toBe(0);
});

it("waits a little only for what heeds no signal", async () => {
  const { worker, seen } = working("deaf");
  await pass(0);
  const closing = worker.close();
  await pass(5_000);
  await closing;
  expect(seen).toMatchObject({ started: [["deaf", 0]], aborted: true });
  expect(vi.getTimerCount()).toBe(0);
});
