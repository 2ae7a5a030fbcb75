import { expect, it } from "vitest";
import { importedId } from "../usecases/plans/imported-ids.ts";
import { randomIds } from "./ids.ts";

const beginsWithDash = (id: string) => id.startsWith("-");

it("makes ids that no command line takes for an option", () => {
  const ids = randomIds();
  const made = Array.from({ length: 5_000 }, () => ids.next());
  expect(made.filter(beginsWithDash)).toEqual([]);
  expect(new Set(made).size).toBe(5_000);
});

it("gives imported things ids that no command line takes for an option", () => {
  const made = Array.from({ length: 5_000 }, (_, number) => importedId("tk", "task", `t-${number}`));
  expect(made.filter(beginsWithDash)).toEqual([]);
  expect(new Set(made).size).toBe(5_000);
});

it("makes ULIDs that only grow", () => {
  const ids = randomIds();
  const made = Array.from({ length: 1_000 }, () => ids.nextUlid());
  expect(made).toEqual([...made].sort());
});
