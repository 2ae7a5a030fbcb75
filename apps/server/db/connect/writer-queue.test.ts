import { AsyncLocalStorage } from "node:async_hooks";
import { expect, test } from "vitest";
import { createWriterQueue, type TransactionControl } from "./writer-queue.ts";

function recorder(failing: Partial<Record<keyof TransactionControl, Error>> = {}) {
  const log: string[] = [];
  const step = (name: keyof TransactionControl) => () => {
    log.push(name);
    const error = failing[name];
    if (error !== undefined) throw error;
  };
  const control: TransactionControl = {
    begin: step("begin"),
    commit: step("commit"),
    rollback: step("rollback"),
    savepoint: step("savepoint"),
    release: step("release"),
    rollbackTo: step("rollbackTo"),
  };
  return { log, control };
}

const failed = async (): Promise<never> => {
  throw new Error("job failed");
};

test("one job has a transaction without a savepoint", async () => {
  const { log, control } = recorder();
  expect(await createWriterQueue(control).enqueue(async () => 7)).toBe(7);
  expect(log).toEqual(["begin", "commit"]);
});

test("jobs that wait together share a transaction, and only the one that fails is undone and rejected", async () => {
  const { log, control } = recorder();
  const queue = createWriterQueue(control);
  const results = await Promise.allSettled([queue.enqueue(async () => 1), queue.enqueue(failed), queue.enqueue(async () => 3)]);
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(log).toEqual(["begin", "savepoint", "rollbackTo", "savepoint", "release", "commit"]);
});

test("a first job that fails takes its transaction with it, and the next one begins anew", async () => {
  const { log, control } = recorder();
  const queue = createWriterQueue(control);
  const results = await Promise.allSettled([queue.enqueue(failed), queue.enqueue(async () => 2)]);
  expect(results.map(({ status }) => status)).toEqual(["rejected", "fulfilled"]);
  expect(log).toEqual(["begin", "rollback", "begin", "commit"]);
});

test("nothing is acknowledged before COMMIT", async () => {
  const { log, control } = recorder();
  const queue = createWriterQueue(control);
  const acknowledge = () => log.push("acknowledged");
  await Promise.all([queue.enqueue(async () => 1).then(acknowledge), queue.enqueue(async () => 2).then(acknowledge)]);
  expect(log).toEqual(["begin", "savepoint", "release", "commit", "acknowledged", "acknowledged"]);
});

test("a COMMIT that fails rejects every job of the batch, and the writer goes on", async () => {
  const full = new Error("disk full");
  const failing: { commit?: Error } = { commit: full };
  const { log, control } = recorder(failing);
  const queue = createWriterQueue(control);
  const results = await Promise.allSettled([queue.enqueue(async () => 1), queue.enqueue(async () => 2)]);
  expect(results).toEqual([
    { status: "rejected", reason: full },
    { status: "rejected", reason: full },
  ]);
  expect(log.at(-1)).toBe("rollback");
  delete failing.commit;
  expect(await queue.enqueue(async () => 3)).toBe(3);
});

test("a BEGIN that fails tells everybody who waits", async () => {
  const { control } = recorder({ begin: new Error("locked") });
  const queue = createWriterQueue(control);
  const results = await Promise.allSettled([queue.enqueue(async () => 1), queue.enqueue(async () => 2)]);
  expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
});

test("when a savepoint is gone with the whole transaction, all are told the reason of the job that failed", async () => {
  const { log, control } = recorder({ rollbackTo: new Error("no such savepoint") });
  const queue = createWriterQueue(control);
  const results = await Promise.allSettled([queue.enqueue(async () => 1), queue.enqueue(failed)]);
  expect(results.map((result) => result.status === "rejected" && (result.reason as Error).message)).toEqual(["job failed", "job failed"]);
  expect(log).not.toContain("commit");
});

test("a batch ends at its limit", async () => {
  const { log, control } = recorder();
  const queue = createWriterQueue(control, { maxBatch: 3 });
  await Promise.all(Array.from({ length: 7 }, (_, index) => queue.enqueue(async () => index)));
  expect(log.filter((step) => step === "commit")).toHaveLength(3);
});

test("thousands of waiting jobs are done in their order", async () => {
  const { control } = recorder();
  const queue = createWriterQueue(control);
  const order: number[] = [];
  await Promise.all(Array.from({ length: 5000 }, (_, index) => queue.enqueue(async () => void order.push(index))));
  expect(order).toEqual(Array.from({ length: 5000 }, (_, index) => index));
});

test("a job that stands alone runs between transactions", async () => {
  const { log, control } = recorder();
  const queue = createWriterQueue(control);
  await Promise.all([queue.enqueue(async () => 1), queue.alone(() => void log.push("alone")), queue.enqueue(async () => 2)]);
  expect(log).toEqual(["begin", "commit", "alone", "begin", "commit"]);
});

test("timers run while writers never pause", async () => {
  const { control } = recorder();
  const queue = createWriterQueue(control);
  let fired = false;
  setTimeout(() => {
    fired = true;
  }, 1);
  const deadline = performance.now() + 10_000;
  while (!fired && performance.now() < deadline) await queue.enqueue(async () => 1);
  expect(fired).toBe(true);
});

test("a job keeps the async context of its caller", async () => {
  const { control } = recorder();
  const queue = createWriterQueue(control);
  const request = new AsyncLocalStorage<string>();
  const ask = (name: string) => request.run(name, () => queue.enqueue(async () => request.getStore()));
  expect(await Promise.all([ask("first"), ask("second")])).toEqual(["first", "second"]);
});
