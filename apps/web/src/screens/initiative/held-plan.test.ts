import { describe, expect, it } from "vitest";
import { holdPlaces } from "./held-plan.ts";
import { anOutline, aPhase, aTask } from "./plan.fixture.ts";

const shown = anOutline({ phases: [aPhase("p")], tasks: [aTask({ id: "a", order: 1 }), aTask({ id: "b", order: 2 })] });

describe("holdPlaces", () => {
  it("takes new contents as they are where no place changed", () => {
    const fresh = anOutline({ ...shown, tasks: [aTask({ id: "a", order: 1, name: "renamed" }), aTask({ id: "b", order: 2 })] });
    expect(holdPlaces(shown, fresh)).toEqual({ value: fresh, moved: 0 });
  });

  it("keeps places, takes contents, and counts what came, went and moved", () => {
    const fresh = anOutline({ ...shown, phases: [], tasks: [aTask({ id: "a", order: 9, status: "blocked" }), aTask({ id: "new" })] });
    const held = holdPlaces(shown, fresh);
    expect(held.value.tasks.map(({ id, order, status }) => [id, order, status])).toEqual([
      ["a", 1, "blocked"],
      ["b", 2, "pending"],
    ]);
    expect(held.value.phases).toHaveLength(1);
    expect(held.moved).toBe(4);
  });

  it("shows another plan as it is", () => {
    const other = anOutline({ initiative: { ...shown.initiative, id: "j" } });
    expect(holdPlaces(shown, other)).toEqual({ value: other, moved: 0 });
  });
});
