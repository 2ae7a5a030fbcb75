import { describe, expect, it } from "vitest";
import { localDoorbell } from "../adapters/doorbell.ts";
import { waitFor } from "./wait-for.ts";

const never = 2_000_000_000;
const setUp = () => {
  const doorbell = localDoorbell();
  const leaving = new AbortController();
  const looks: (string | null)[] = [];
  const firstLook = Promise.withResolvers<void>();
  let there: string | null = null;
  return {
    doorbell,
    leaving,
    looks,
    firstLook: firstLook.promise,
    put: (value: string) => {
      there = value;
    },
    wait: (patience: { waitMs: number; lookAgainMs: number }) =>
      waitFor(
        async () => {
          looks.push(there);
          firstLook.resolve();
          return there;
        },
        { doorbell, patience, signal: leaving.signal },
      ),
  };
};

describe("waiting", () => {
  it("ends at once when it is there", async () => {
    const world = setUp();
    world.put("x");
    expect(await world.wait({ waitMs: never, lookAgainMs: never })).toBe("x");
    expect(world.looks).toEqual(["x"]);
  });
  it("looks when the bell rings", async () => {
    const world = setUp();
    const waiting = world.wait({ waitMs: never, lookAgainMs: never });
    await world.firstLook;
    world.put("x");
    world.doorbell.ring(1);
    expect(await waiting).toBe("x");
    expect(world.looks).toEqual([null, "x"]);
  });
  it("looks again without a bell", async () => {
    const world = setUp();
    const waiting = world.wait({ waitMs: never, lookAgainMs: 1 });
    await world.firstLook;
    world.put("x");
    expect(await waiting).toBe("x");
  });
  it("ends when the time is over, after a last look", async () => {
    const world = setUp();
    expect(await world.wait({ waitMs: 0, lookAgainMs: never })).toBeNull();
    expect(world.looks).toEqual([null, null]);
  });
  it("ends without another look when the caller has gone", async () => {
    const world = setUp();
    const waiting = world.wait({ waitMs: never, lookAgainMs: never });
    await world.firstLook;
    world.leaving.abort();
    expect(await waiting).toBeNull();
    expect(world.looks).toEqual([null]);
  });
});
