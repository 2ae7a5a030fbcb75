import { expect, it } from "vitest";
import { emptyKeyForm, keyInputOf } from "./key-form.ts";

const now = new Date(2026, 10, 21, 12);

it("makes scopes of what is chosen, and an end of the day", () => {
  const form = { ...emptyKeyForm, name: " ci ", plan: true, expires: "2026-11-21" };
  expect(keyInputOf(form, now)).toEqual({
    input: { name: "ci", scopes: ["read", "plan"], expiresAt: new Date(2026, 10, 22).toISOString() },
  });
  expect(keyInputOf({ ...emptyKeyForm, name: "run", read: false, agentId: "a1" }, now)).toEqual({
    input: { name: "run", scopes: ["agent:a1"], expiresAt: null },
  });
});

it("says what is missing or impossible, field by field", () => {
  expect(keyInputOf({ ...emptyKeyForm, read: false }, now)).toEqual({
    problems: { name: expect.any(String), scopes: expect.any(String) },
  });
  expect(keyInputOf({ ...emptyKeyForm, name: "x", admin: true, agentId: "a1" }, now)).toHaveProperty("problems.agentId");
  expect(keyInputOf({ ...emptyKeyForm, name: "x", expires: "2026-11-20" }, now)).toHaveProperty("problems.expires");
});
