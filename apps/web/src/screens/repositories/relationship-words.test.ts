import { expect, it } from "vitest";
import { relationshipTypes, seenFrom, typeWords } from "./relationship-words.ts";

it("reads as a sentence from both sides", () => {
  const row = { fromRepositoryId: "a", toRepositoryId: "b", type: "fork_of", createdAt: "2026-01-01T00:00:00.000Z" } as const;
  expect(seenFrom("a", row)).toEqual({ words: "is a fork of", otherId: "b" });
  expect(seenFrom("b", row)).toEqual({ words: "was forked as", otherId: "a" });
});

it("has words for every type", () => {
  expect(relationshipTypes.map(typeWords)).toEqual(["is a fork of", "is a submodule of", "depends on", "is a mirror of"]);
});
