/** The pages of an initiative as a tree, and where a page goes when it is moved. Pure. */
import { placeAt } from "../../initiative/sibling-order.ts";

export interface PageNode {
  readonly id: string;
  readonly title: string;
  readonly parentPageId: string | null;
  readonly sortOrder: number;
}

export interface PageRow<Node extends PageNode = PageNode> {
  readonly page: Node;
  /** From 1. */
  readonly level: number;
  readonly position: number;
  readonly siblings: number;
  readonly hasChildren: boolean;
  readonly isOpen: boolean;
}

/** In the order given, which is the server's. */
const childrenOf = <Node extends PageNode>(pages: readonly Node[], parentId: string | null): Node[] =>
  pages.filter(({ parentPageId }) => parentPageId === parentId);

/** The rows that are shown, from top to bottom. */
export function pageRows<Node extends PageNode>(pages: readonly Node[], closed: ReadonlySet<string>): PageRow<Node>[] {
  const byParent = Map.groupBy(pages, ({ parentPageId }) => parentPageId);
  const rowsBelow = (parentId: string | null, level: number): PageRow<Node>[] => {
    const siblings = byParent.get(parentId) ?? [];
    return siblings.flatMap((page, index) => {
      const hasChildren = byParent.has(page.id);
      const isOpen = hasChildren && !closed.has(page.id);
      const row = { page, level, position: index + 1, siblings: siblings.length, hasChildren, isOpen };
      return [row, ...(isOpen ? rowsBelow(page.id, level + 1) : [])];
    });
  };
  return rowsBelow(null, 1);
}

/** A page and all below it, parents first. */
export function withSubpages<Node extends PageNode>(pages: readonly Node[], id: string): Node[] {
  const below = (parentId: string): Node[] => childrenOf(pages, parentId).flatMap((page) => [page, ...below(page.id)]);
  return [...pages.filter((page) => page.id === id), ...below(id)];
}

export interface Place {
  readonly parentPageId: string;
  /** Among its siblings there, without itself. */
  readonly index: number;
}

export type Direction = "up" | "down" | "in" | "out";

/** Where `Alt` and an arrow take a page; null where they take it nowhere. */
export function placeTowards(pages: readonly PageNode[], id: string, direction: Direction): Place | null {
  const page = pages.find((each) => each.id === id);
  if (page === undefined || page.parentPageId === null) return null;
  const siblings = childrenOf(pages, page.parentPageId);
  const index = siblings.findIndex((each) => each.id === id);
  const above = siblings[index - 1];
  const parent = pages.find((each) => each.id === page.parentPageId);
  switch (direction) {
    case "up":
      return index > 0 ? { parentPageId: page.parentPageId, index: index - 1 } : null;
    case "down":
      return index < siblings.length - 1 ? { parentPageId: page.parentPageId, index: index + 1 } : null;
    case "in":
      return above ? { parentPageId: above.id, index: childrenOf(pages, above.id).length } : null;
    case "out":
      return parent?.parentPageId
        ? { parentPageId: parent.parentPageId, index: childrenOf(pages, parent.parentPageId).findIndex(({ id }) => id === parent.id) + 1 }
        : null;
  }
}

export type Drop = "before" | "after" | "inside";

/** Where a page goes that is dropped at another; null where it cannot go. */
export function placeDropped(
  pages: readonly PageNode[],
  id: string,
  { onto, drop }: { readonly onto: string; readonly drop: Drop },
): Place | null {
  const target = pages.find((page) => page.id === onto);
  const isBelowItself = withSubpages(pages, id).some((page) => page.id === onto);
  if (target === undefined || isBelowItself) return null;
  const parentPageId = drop === "inside" ? target.id : target.parentPageId;
  if (parentPageId === null) return null;
  const others = childrenOf(pages, parentPageId).filter((page) => page.id !== id);
  const at = others.findIndex((page) => page.id === onto);
  return { parentPageId, index: drop === "inside" ? others.length : drop === "before" ? at : at + 1 };
}

export interface Moved {
  readonly id: string;
  readonly parentPageId: string;
  readonly sortOrder: number;
}

/** The changes that bring a page to its place. Neighbours move only where their numbers leave no room. */
export function movesTo(pages: readonly PageNode[], id: string, { parentPageId, index }: Place): Moved[] {
  const page = pages.find((each) => each.id === id);
  if (page === undefined) return [];
  const ordered = ({ id, sortOrder }: PageNode) => ({ id, order: sortOrder });
  const changes = placeAt(childrenOf(pages, parentPageId).map(ordered), ordered(page), index);
  const moves = changes.map((change) => ({ id: change.id, parentPageId, sortOrder: change.order }));
  const isHere = page.parentPageId === parentPageId || moves.some((move) => move.id === id);
  return isHere ? moves : [...moves, { id, parentPageId, sortOrder: page.sortOrder }];
}

/** As the server will list them. */
export const withMoves = <Node extends PageNode>(pages: readonly Node[], moves: readonly Moved[]): Node[] => {
  const byId = new Map(moves.map((move) => [move.id, move]));
  return pages.map((page) => ({ ...page, ...byId.get(page.id) })).toSorted((one, other) => one.sortOrder - other.sortOrder);
};

/** Behind the last of its siblings to be. */
export const lastOrder = (pages: readonly PageNode[], parentPageId: string): number =>
  Math.max(-1, ...childrenOf(pages, parentPageId).map(({ sortOrder }) => sortOrder)) + 1;
