import { expect, it } from "vitest";
import { findingsOf, type ImportReport, importWords, reportRows, touchedInitiatives } from "./import-report.ts";

const report: ImportReport = {
  source: "beads",
  dryRun: true,
  counts: { initiatives: 1, tasks: 1824, dependencies: 1, pages: 0, dangling: 1 },
  records: { created: 2, updated: 0, unchanged: 1 },
  tasks: { created: 1, updated: 0, unchanged: 5 },
  gone: { count: 1500, tasks: ["a", "b", "c", "d", "e"].map((name) => ({ id: name, name })) },
  unmapped: [{ field: "status", treatedAs: "pending", count: 2, examples: [{ sourceId: "x-1", value: "hooked", treatedAs: "pending" }] }],
  dangling: [{ from: "x-1", to: "x-9", kind: "blocks", why: "there is no x-9" }],
  cycles: [["One", "Two", "One"]],
  leftOut: [],
};

it("says what the source holds and what is new", () => {
  expect(reportRows(report)).toEqual([
    { name: "In the source", value: "1 initiative, 1,824 tasks, 1 dependency" },
    { name: "Tasks", value: "1 new, 0 changed, 5 unchanged" },
    { name: "Records", value: "2 new, 0 changed, 1 unchanged" },
    { name: "No longer in the source", value: "1,500 tasks, which stay here: a, b, c and 1,497 more" },
  ]);
  expect(importWords(report)).toBe("Import 1 task");
  expect(importWords({ ...report, tasks: { created: 0, updated: 0, unchanged: 6 } })).toBe("Import nothing new");
});

it("says what does not come over as it is", () => {
  expect(findingsOf(report).map(({ count, lines }) => [count, ...lines])).toEqual([
    [1, "status, 2 times: pending, for example “hooked” in x-1"],
    [1, "x-1 → x-9 (blocks): there is no x-9"],
    [1, "One → Two → One"],
  ]);
  expect(findingsOf({ ...report, unmapped: [], dangling: [], cycles: [] })).toEqual([]);
});

it("finds the initiatives that an import touched", () => {
  const row = (id: string, updatedAt: string) => ({ id, name: id, updatedAt });
  expect(touchedInitiatives([row("a", "1"), row("b", "1")], [row("c", "2"), row("a", "1"), row("b", "2")])).toEqual([
    row("c", "2"),
    row("b", "2"),
  ]);
});
