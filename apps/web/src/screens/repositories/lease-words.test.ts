import { expect, it } from "vitest";
import { expiryOf, leaseTally, scopeWords, spanWords } from "./lease-words.ts";

const at = (iso: string) => new Date(iso).getTime();
const expiresAt = "2026-01-04T00:00:00.000Z";

it("tells spans by their largest unit", () => {
  expect([0, 59_000, 120_000, 3_600_000, 86_400_000 * 3].map(spanWords)).toEqual(["1 minute", "1 minute", "2 minutes", "1 hour", "3 days"]);
});

it("tells when a lease ends, and that it has", () => {
  expect(expiryOf({ expiresAt }, at("2026-01-01T12:00:00.000Z"))).toEqual({ isExpired: false, words: "in 2 days" });
  expect(expiryOf({ expiresAt }, at(expiresAt))).toEqual({ isExpired: true, words: "1 minute ago" });
  expect(expiryOf({ expiresAt }, at("2026-01-04T05:30:00.000Z"))).toEqual({ isExpired: true, words: "5 hours ago" });
});

it("counts leases and those that have run out", () => {
  const now = at("2026-01-03T00:00:00.000Z");
  expect(leaseTally([], now)).toBe("");
  expect(leaseTally([{ expiresAt }], now)).toBe("1 lease");
  expect(leaseTally([{ expiresAt }, { expiresAt: "2026-01-02T00:00:00.000Z" }], now)).toBe("2 leases, 1 expired");
});

it("names a scope", () => {
  expect([scopeWords("*"), scopeWords("refs/heads/main")]).toEqual(["The whole repository", "refs/heads/main"]);
});
