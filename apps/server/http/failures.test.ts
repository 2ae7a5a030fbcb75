import { expect, it } from "vitest";
import { countFailures } from "./failures.ts";

function counting(limit = { perMinute: 20, addresses: 3 }) {
  let time = 1_000_000;
  const failures = countFailures(limit, () => time);
  const wait = (ms: number) => {
    time += ms;
  };
  return { count: failures.count, wait };
}

it("lets twenty failures through at once, then one every three seconds", () => {
  const { count, wait } = counting();
  for (let failure = 0; failure < 20; failure += 1) expect(count("a")).toBeNull();
  expect([count("a"), count("a")]).toEqual([3, 3]);
  wait(2000);
  expect(count("a")).toBe(1);
  wait(1000);
  expect([count("a"), count("a")]).toEqual([null, 3]);
  wait(3_600_000);
  for (let failure = 0; failure < 20; failure += 1) expect(count("a")).toBeNull();
  expect(count("a")).toBe(3);
});

it("counts each address by itself, and remembers no more than it may", () => {
  const { count } = counting({ perMinute: 1, addresses: 3 });
  expect(["a", "b", "c", "a"].map(count)).toEqual([null, null, null, 60]);
  // `b` failed longest ago and makes room.
  expect([count("d"), count("a"), count("c"), count("b")]).toEqual([null, 60, 60, null]);
});
