import { expect, it } from "vitest";
import { countByAccount, isExhaustedNow, movedPlaces, remaining, untilOf } from "./account-state.ts";

const now = Date.parse("2026-05-01T12:00:00.000Z");

it("knows when an account is free again", () => {
  expect(isExhaustedNow({ isExhausted: false, exhaustedUntil: null }, now)).toBe(false);
  expect(isExhaustedNow({ isExhausted: true, exhaustedUntil: null }, now)).toBe(true);
  expect(isExhaustedNow({ isExhausted: true, exhaustedUntil: "2026-05-01T12:00:01.000Z" }, now)).toBe(true);
  expect(isExhaustedNow({ isExhausted: true, exhaustedUntil: "2026-05-01T12:00:00.000Z" }, now)).toBe(false);
});

it("counts down by the minute", () => {
  expect([0, 60_000, 120_001, 3_600_000, 3_900_000, 86_400_000, 90_000_000].map(remaining)).toEqual([
    "1 min",
    "1 min",
    "2 min",
    "1 h",
    "1 h 5 min",
    "1 d",
    "1 d 1 h",
  ]);
});

it("moves an account by saving only what changes", () => {
  const accounts = [0, 1, 2].map((sortOrder) => ({ id: `a${sortOrder}`, sortOrder }));
  expect(movedPlaces(accounts, "a1", 1)).toEqual([
    { id: "a2", sortOrder: 1 },
    { id: "a1", sortOrder: 2 },
  ]);
  expect(movedPlaces(accounts, "a0", -1)).toEqual([]);
  expect(movedPlaces(accounts, "a2", 1)).toEqual([]);
  expect(movedPlaces(accounts, "zz", 1)).toEqual([]);
});

it("gives places to accounts that share one", () => {
  const accounts = ["a", "b", "c"].map((id) => ({ id, sortOrder: 0 }));
  expect(movedPlaces(accounts, "c", -1)).toEqual([
    { id: "c", sortOrder: 1 },
    { id: "b", sortOrder: 2 },
  ]);
});

it("takes times to come and refuses others", () => {
  expect(untilOf("5", "", now)?.toISOString()).toBe("2026-05-01T17:00:00.000Z");
  expect(untilOf("never", "", now)).toBeNull();
  expect(untilOf("at", "2026-05-01T13:00:00.000Z", now)?.toISOString()).toBe("2026-05-01T13:00:00.000Z");
  expect(untilOf("at", "2026-05-01T11:00:00.000Z", now)).toBeUndefined();
  expect(untilOf("at", "", now)).toBeUndefined();
});

it("counts the agents that may use an account", () => {
  const on = (accountId: string | null, status: string) => ({ accountId, status });
  expect([...countByAccount([on("a", "running"), on("a", "idle"), on("a", "crashed"), on(null, "running"), on("b", "stopped")])]).toEqual([
    ["a", 2],
  ]);
});
