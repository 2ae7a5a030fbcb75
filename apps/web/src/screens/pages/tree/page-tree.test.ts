import { expect, it } from "vitest";
import {
  type Drop,
  lastOrder,
  movesTo,
  type PageNode,
  pageRows,
  placeDropped,
  placeTowards,
  withMoves,
  withSubpages,
} from "./page-tree.ts";

const page = (id: string, parentPageId: string | null, sortOrder: number): PageNode => ({ id, title: id, parentPageId, sortOrder });
/** root > a > (a1, a2), b, c */
const pages = [
  page("root", null, 0),
  page("a", "root", 0),
  page("a1", "a", 0),
  page("b", "root", 1),
  page("a2", "a", 1),
  page("c", "root", 2),
];

const outline = (list: readonly PageNode[]) => pageRows(list, new Set()).map(({ page: { id }, level }) => `${"-".repeat(level)}${id}`);
const none = new Set<string>();

function moved(id: string, place: ReturnType<typeof placeTowards>) {
  return place === null ? null : outline(withMoves(pages, movesTo(pages, id, place)));
}

it("shows each page below its parent, and nothing below a closed one", () => {
  expect(outline(pages)).toEqual(["-root", "--a", "---a1", "---a2", "--b", "--c"]);
  const rows = pageRows(pages, new Set(["a"]));
  expect(rows.map(({ page: { id } }) => id)).toEqual(["root", "a", "b", "c"]);
  expect(rows[1]).toMatchObject({ hasChildren: true, isOpen: false, position: 1, siblings: 3 });
  expect(pageRows(pages, none)[4]).toMatchObject({ hasChildren: false, isOpen: false, position: 2 });
});

it("moves a page by one place", () => {
  expect(moved("b", placeTowards(pages, "b", "up"))).toEqual(["-root", "--b", "--a", "---a1", "---a2", "--c"]);
  expect(moved("a", placeTowards(pages, "a", "down"))).toEqual(["-root", "--b", "--a", "---a1", "---a2", "--c"]);
  expect(moved("b", placeTowards(pages, "b", "in"))).toEqual(["-root", "--a", "---a1", "---a2", "---b", "--c"]);
  expect(moved("a2", placeTowards(pages, "a2", "out"))).toEqual(["-root", "--a", "---a1", "--a2", "--b", "--c"]);
});

it("moves a page only where there is a place", () => {
  for (const direction of ["up", "down", "in", "out"] as const) expect(placeTowards(pages, "root", direction)).toBeNull();
  expect(placeTowards(pages, "a", "up")).toBeNull();
  expect(placeTowards(pages, "c", "down")).toBeNull();
  expect(placeTowards(pages, "a", "in")).toBeNull();
  expect(placeTowards(pages, "a", "out")).toBeNull();
});

it("drops a page before, after or inside another, never inside itself", () => {
  const drop = (id: string, onto: string, how: Drop) => moved(id, placeDropped(pages, id, { onto, drop: how }));
  expect(drop("c", "a", "before")).toEqual(["-root", "--c", "--a", "---a1", "---a2", "--b"]);
  expect(drop("a1", "b", "after")).toEqual(["-root", "--a", "---a2", "--b", "--a1", "--c"]);
  expect(drop("c", "a1", "inside")).toEqual(["-root", "--a", "---a1", "----c", "---a2", "--b"]);
  expect(drop("a", "a1", "inside")).toBeNull();
  expect(drop("a", "a", "before")).toBeNull();
  expect(drop("a", "root", "before")).toBeNull();
});

it("moves neighbours where all have one number", () => {
  const flat = pages.map((each) => ({ ...each, sortOrder: 0 }));
  const place = placeDropped(flat, "c", { onto: "a", drop: "after" });
  const moves = place ? movesTo(flat, "c", place) : [];
  expect(outline(withMoves(flat, moves))).toEqual(["-root", "--a", "---a1", "---a2", "--c", "--b"]);
});

it("counts what goes with a page, and knows where a new one stands", () => {
  expect(withSubpages(pages, "a").map(({ id }) => id)).toEqual(["a", "a1", "a2"]);
  expect(lastOrder(pages, "root")).toBe(3);
  expect(lastOrder(pages, "c")).toBe(0);
});
