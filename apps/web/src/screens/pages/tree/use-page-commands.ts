import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useCommand } from "../../../commands/registry.ts";
import type { Outline } from "../../../data/outline.ts";
import { createPage, deletePage, movePage } from "./page-actions.ts";
import { type Direction, type Drop, placeDropped, placeTowards, withSubpages } from "./page-tree.ts";

interface PageCommands {
  readonly outline: Outline;
  readonly pageId: string;
}

export type PageDialog = "create" | "delete" | null;

/** What is done to the page that is shown, as a place in the tree. */
export function usePageCommands({ outline, pageId }: PageCommands) {
  const { pages, initiative } = outline;
  const [dialog, setDialog] = useState<PageDialog>(null);
  const [isTreeFocused, setTreeFocused] = useState(false);
  const navigate = useNavigate();
  const open = (id: string) => navigate({ to: "/i/$initiativeId/pages/$pageId", params: { initiativeId: initiative.id, pageId: id } });
  const page = pages.find(({ id }) => id === pageId);
  const place = (direction: Direction) => placeTowards(pages, pageId, direction);
  const move = (direction: Direction) => {
    const to = place(direction);
    if (page && to) void movePage(initiative.id, pages, { page, place: to });
  };
  const can = (direction: Direction) => ({ enabled: place(direction) !== null });
  const isBelow = page !== undefined && page.parentPageId !== null;
  useCommand("page.create", () => setDialog("create"), { enabled: page !== undefined });
  useCommand("page.moveUp", () => move("up"), can("up"));
  useCommand("page.moveDown", () => move("down"), can("down"));
  // Elsewhere Alt and these arrows are the browser's back and forward.
  useCommand("page.moveIn", () => move("in"), { enabled: isTreeFocused && can("in").enabled });
  useCommand("page.moveOut", () => move("out"), { enabled: isTreeFocused && can("out").enabled });
  useCommand("page.delete", () => setDialog("delete"), { enabled: isBelow });
  return {
    page,
    open,
    move,
    can: (direction: Direction) => can(direction).enabled,
    dialog,
    setDialog,
    setTreeFocused,
    subpages: Math.max(0, withSubpages(pages, pageId).length - 1),
    drop: (id: string, at: { readonly onto: string; readonly drop: Drop }) => {
      const to = placeDropped(pages, id, at);
      const dropped = pages.find((each) => each.id === id);
      if (to && dropped) void movePage(initiative.id, pages, { page: dropped, place: to });
    },
    create: async (title: string) => {
      const made = await createPage({ initiativeId: initiative.id, parentPageId: pageId, title }, pages);
      if (made) await open(made.id);
      return made !== null;
    },
    remove: async () => {
      if (page && (await deletePage(page, pages)) && page.parentPageId) await open(page.parentPageId);
    },
  };
}

export type PageDeeds = ReturnType<typeof usePageCommands>;
