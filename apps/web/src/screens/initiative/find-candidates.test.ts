import { expect, it } from "vitest";
import { findCandidates } from "./find-candidates.ts";

const all = ["Write the ledger", "The ledger", "Refunds", "Ledger rows"].map((name, index) => ({ id: String(index), name }));
const find = (text: string, without: string[] = [], limit = 50) =>
  findCandidates(all, { text, without: new Set(without), limit }).map(({ name }) => name);

it("finds every word in any order, those that begin with the text first", () => {
  expect(find("ledger")).toEqual(["Ledger rows", "Write the ledger", "The ledger"]);
  expect(find("ledger write")).toEqual(["Write the ledger"]);
});

it("leaves out what is known, and stops at the limit", () => {
  expect(find("", ["0", "2"])).toEqual(["The ledger", "Ledger rows"]);
  expect(find("", [], 2)).toEqual(["Write the ledger", "The ledger"]);
});
