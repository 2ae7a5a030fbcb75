import fc from "fast-check";
import { expect, it } from "vitest";
import { backoffMs } from "./backoff.ts";

const hour = 3_600_000;

it("doubles from a second to an hour", () => {
  const waits = [1, 2, 3, 4, 12, 13, 1000].map((attempts) => backoffMs(attempts, 0));
  expect(waits).toEqual([1000, 2000, 4000, 8000, 2_048_000, hour, hour]);
});

it("is spread over the time until the next step", () => {
  expect([0, 0.25, 0.5, 0.999].map((random) => backoffMs(2, random))).toEqual([2000, 2500, 3000, 3998]);
  expect(backoffMs(12, 0.999)).toBe(hour);
});

it("is a whole time within the bounds, and never shorter than after fewer attempts", () => {
  const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 5000 }), random, (attempts, chance) => {
      const wait = backoffMs(attempts, chance);
      expect(Number.isSafeInteger(wait)).toBe(true);
      expect(wait).toBeGreaterThanOrEqual(1000);
      expect(wait).toBeLessThanOrEqual(hour);
      expect(backoffMs(attempts + 1, chance)).toBeGreaterThanOrEqual(wait);
    }),
  );
});
