import { describe, expect, it } from "vitest";
import { type Ordered, placeAt } from "./sibling-order.ts";

const named = (orders: readonly number[]): Ordered[] => orders.map((order, index) => ({ id: String.fromCharCode(97 + index), order }));

function apply(siblings: readonly Ordered[], moved: Ordered, index: number): string {
  const changes = new Map(placeAt(siblings, moved, index).map(({ id, order }) => [id, order]));
  const all = siblings.some(({ id }) => id === moved.id) ? siblings : [...siblings, moved];
  return all
    .map(({ id, order }) => ({ id, order: changes.get(id) ?? order }))
    .toSorted((one, other) => one.order - other.order)
    .map(({ id }) => id)
    .join("");
}

describe("placeAt", () => {
  it("changes only the moved one where there is room", () => {
    const [a, b, c] = named([0, 10, 20]) as [Ordered, Ordered, Ordered];
    expect(placeAt([a, b, c], c, 1)).toEqual([{ id: "c", order: 1 }]);
    expect(placeAt([a, b, c], a, 2)).toEqual([{ id: "a", order: 21 }]);
    expect(placeAt([a, b, c], b, 0)).toEqual([{ id: "b", order: -1 }]);
  });

  it("changes nothing where it stands already", () => {
    const siblings = named([0, 1, 2]);
    expect(placeAt(siblings, { id: "b", order: 1 }, 1)).toEqual([]);
  });

  it("moves no more neighbours than stand between", () => {
    const siblings = named(Array.from({ length: 26 }, (_, index) => index));
    expect(placeAt(siblings, { id: "d", order: 3 }, 2)).toHaveLength(2);
    expect(placeAt(siblings, { id: "d", order: 3 }, 4)).toHaveLength(2);
  });

  it("numbers anew where all are equal", () => {
    const siblings = named([0, 0, 0, 0]);
    expect(apply(siblings, { id: "d", order: 0 }, 1)).toBe("adbc");
    expect(apply(siblings, { id: "a", order: 0 }, 2)).toBe("bcad");
  });

  it("takes in one from elsewhere", () => {
    expect(apply(named([5, 5]), { id: "x", order: 5 }, 1)).toBe("axb");
    expect(apply([], { id: "x", order: 5 }, 0)).toBe("x");
  });

  it("gives the wanted order for any numbers", () => {
    let tried = 0;
    for (const orders of someOrders(5)) {
      const siblings = named(orders);
      for (const moved of siblings)
        for (const index of siblings.keys()) {
          const wanted = siblings.map(({ id }) => id).filter((id) => id !== moved.id);
          wanted.splice(index, 0, moved.id);
          expect(apply(siblings, moved, index), `${orders}: ${moved.id} to ${index}`).toBe(wanted.join(""));
          tried += 1;
        }
    }
    expect(tried).toBeGreaterThan(500);
  });
});

/** Every row of at most that many numbers that grows by 0, 1 or 2. */
function someOrders(most: number): number[][] {
  const rows: number[][] = [[0]];
  for (const row of rows) if (row.length < most) for (const step of [0, 1, 2]) rows.push([...row, (row.at(-1) ?? 0) + step]);
  return rows;
}
