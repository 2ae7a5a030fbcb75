import { expect, it } from "vitest";
import { mayRecheck } from "./recheck.ts";

it("looks at most once a minute, and never at a large plan", () => {
  expect(mayRecheck({ now: 60_000, last: 0, tasks: 5_000 })).toBe(true);
  expect(mayRecheck({ now: 59_999, last: 0, tasks: 5_000 })).toBe(false);
  expect(mayRecheck({ now: 600_000, last: 0, tasks: 5_001 })).toBe(false);
  expect(mayRecheck({ now: 600_000, last: 0, tasks: undefined })).toBe(false);
});
