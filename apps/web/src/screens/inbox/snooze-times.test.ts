import { expect, it } from "vitest";
import { snoozeTimes } from "./snooze-times.ts";

const local = (at: Date | undefined) => at && [at.getFullYear(), at.getMonth() + 1, at.getDate(), at.getHours(), at.getMinutes()];

it("puts off for an hour, until the next morning, and until the next Monday", () => {
  // 20 November 2026 is a Friday, in whatever time zone this runs.
  const friday = new Date(2026, 10, 20, 14, 25);
  const [hour, tomorrow, monday] = snoozeTimes(friday);
  expect(hour?.until.getTime()).toBe(friday.getTime() + 3_600_000);
  expect(local(tomorrow?.until)).toEqual([2026, 11, 21, 9, 0]);
  expect(local(monday?.until)).toEqual([2026, 11, 23, 9, 0]);
});

it("means the Monday to come when today is one, and goes over the end of a year", () => {
  expect(local(snoozeTimes(new Date(2026, 10, 23, 8))[2]?.until)).toEqual([2026, 11, 30, 9, 0]);
  expect(local(snoozeTimes(new Date(2026, 10, 22, 23))[2]?.until)).toEqual([2026, 11, 23, 9, 0]);
  expect(local(snoozeTimes(new Date(2026, 11, 31, 23))[1]?.until)).toEqual([2027, 1, 1, 9, 0]);
});
