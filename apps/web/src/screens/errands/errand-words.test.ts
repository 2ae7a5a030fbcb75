import { idSchema, newErrandSchema } from "@signalbox/contracts";
import { expect, it } from "vitest";
import { branchOf, type Errand, idOf, inOrder, isOpen, titleOf } from "./errand-words.ts";

const errand = (id: string, status: Errand["status"], day = 1) =>
  ({ id, status, updatedAt: `2026-01-0${day}T00:00:00.000Z`, description: id }) as Errand;

it("makes ids and branches that the server takes", () => {
  for (const bytes of [new Uint8Array(21), new Uint8Array(21).fill(62), new Uint8Array(21).fill(255), new Uint8Array(21).fill(37)]) {
    const id = idOf(bytes);
    expect(idSchema.safeParse(id).success).toBe(true);
    expect(id).toMatch(/^[A-Za-z0-9].*[A-Za-z0-9]$/);
    for (const description of ["Bump the dependencies", "…", "Ünïcode — Wörter/und..mehr.lock", "x".repeat(300), "-a"]) {
      const created = newErrandSchema.safeParse({ id, projectId: "p", description, branch: branchOf(description, id) });
      expect(created.error?.message ?? "").toBe("");
    }
  }
});

it("names the branch by the first words and the id", () => {
  expect(branchOf("Fix the typo\n\nin the docs", "AbCdEfGh")).toBe("errand/fix-the-typo-abcdef");
});

it("calls an errand by its first line", () => {
  expect(titleOf({ description: "\n\n## Do it \nmore" })).toBe("Do it");
  expect(titleOf({ description: " \n" })).toBe("Errand");
});

it("puts first what needs somebody, then what changed last", () => {
  const errands = [
    errand("m", "merged"),
    errand("a1", "active"),
    errand("a2", "active", 2),
    errand("c", "conflict"),
    errand("x", "abandoned"),
  ];
  expect(inOrder(errands).map(({ id }) => id)).toEqual(["c", "a2", "a1", "m", "x"]);
  expect(errands.map(isOpen)).toEqual([false, true, true, true, false]);
});
