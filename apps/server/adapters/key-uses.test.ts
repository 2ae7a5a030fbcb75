import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { keyUses } from "./key-uses.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function collecting(write: (uses: ReadonlyMap<string, Date>) => Promise<void> = async () => {}) {
  const written: Record<string, number>[] = [];
  const failures: unknown[] = [];
  const uses = keyUses({
    write: async (batch) => {
      written.push(Object.fromEntries([...batch].map(([id, at]) => [id, at.getTime()])));
      await write(batch);
    },
    failed: (error) => failures.push(error),
    everyMs: 60_000,
  });
  return { uses, written, failures };
}

it("writes the latest use of each key, at most once a minute", async () => {
  const { uses, written } = collecting();
  for (let at = 0; at < 1000; at += 1) uses.note(at % 2 === 0 ? "even" : "odd", new Date(at));
  await vi.advanceTimersByTimeAsync(59_999);
  expect(written).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(written).toEqual([{ even: 998, odd: 999 }]);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(written).toHaveLength(1);
  uses.note("odd", new Date(5000));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(written).toEqual([{ even: 998, odd: 999 }, { odd: 5000 }]);
});

it("writes what is left when it is asked to, and nothing twice", async () => {
  const { uses, written } = collecting();
  await uses.flush();
  expect(written).toEqual([]);
  uses.note("a", new Date(1));
  await uses.flush();
  await uses.flush();
  await vi.advanceTimersByTimeAsync(120_000);
  expect(written).toEqual([{ a: 1 }]);
});

it("goes on after a write that failed", async () => {
  let broken = true;
  const { uses, written, failures } = collecting(async () => {
    if (broken) throw new Error("disk full");
  });
  uses.note("a", new Date(1));
  await uses.flush();
  expect(failures).toEqual([new Error("disk full")]);
  broken = false;
  uses.note("a", new Date(2));
  await uses.flush();
  expect(written).toEqual([{ a: 1 }, { a: 2 }]);
  expect(failures).toHaveLength(1);
});
