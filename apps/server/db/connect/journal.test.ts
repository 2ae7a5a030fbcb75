import { describe, expect, it } from "vitest";
import { assertAllApplied, pendingMigrations } from "./journal.ts";

const journal = [
  { tag: "0000_a", when: 100 },
  { tag: "0001_b", when: 200 },
  { tag: "0002_c", when: 300 },
];
const state = (applied: number[]) => ({ journal, applied, database: "test.db" });
const tags = (applied: number[]) => pendingMigrations(state(applied)).map(({ tag }) => tag);

describe("pendingMigrations", () => {
  it("is what the database has not seen, in order", () => {
    expect([tags([]), tags([100]), tags([100, 200, 300])]).toEqual([["0000_a", "0001_b", "0002_c"], ["0001_b", "0002_c"], []]);
  });

  it("refuses a database that knows a migration this program does not", () => {
    expect(() => tags([100, 200, 300, 400])).toThrow(
      /test\.db was migrated by a newer or another version of Signalbox \(1 unknown migration\)/,
    );
  });

  it("refuses a migration that Drizzle would leave out", () => {
    expect(() => tags([100, 300])).toThrow(/0001_b is older than the last one applied to test\.db/);
  });
});

describe("assertAllApplied", () => {
  it("names what did not arrive", () => {
    expect(() => assertAllApplied(state([100]))).toThrow(/0001_b, 0002_c did not arrive in test\.db/);
    expect(() => assertAllApplied(state([100, 200, 300]))).not.toThrow();
  });
});
