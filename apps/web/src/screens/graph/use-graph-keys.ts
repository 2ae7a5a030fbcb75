import { type ReactFlowState, useReactFlow, useStore } from "@xyflow/react";
import { type KeyboardEvent, useCallback, useMemo, useState } from "react";
import type { ShownGraph } from "./collapse.ts";
import { domIdOf } from "./flow-items.ts";
import type { Layout } from "./layout.ts";
import { type Direction, endsOf, neighbourOf } from "./neighbours.ts";
import type { Point } from "./placing.ts";
import { isSeen, showing } from "./viewport.ts";

interface Deeds {
  readonly shown: ShownGraph;
  readonly layout: Layout;
  readonly prefix: string;
  readonly open: (id: string) => void;
  readonly peek: (id: string) => unknown;
  readonly onActive?: (id: string) => void;
}

const arrows: Readonly<Record<string, Direction>> = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" };
const urgent = ["needs", "failed", "running", "ready", "review", "blocked", "queued"] as const;

/** Where reading begins: at what can be done now and ties something, else at the first node. */
function startOf({ nodes, edges }: ShownGraph, layout: Layout): string | null {
  const tied = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const inTurn = [...nodes.filter(({ id }) => tied.has(id)), ...nodes.filter(({ id }) => !tied.has(id))];
  const found = urgent.map((status) => inTurn.find((node) => node.status === status)).find((node) => node !== undefined);
  return found?.id ?? endsOf(layout.nodes).first;
}

/** The cursor of the graph, and what keys and clicks do with it. */
export function useGraphKeys({ shown, layout, prefix, open, peek, onActive }: Deeds) {
  const [wanted, setWanted] = useState<string | null>(null);
  const flow = useReactFlow();
  const start = useMemo(() => startOf(shown, layout), [shown, layout]);
  const active = wanted !== null && layout.nodes[wanted] ? wanted : start;
  const { isShown, size } = useSeen(layout.nodes[active ?? ""]);
  const come = (to: string) => {
    setWanted(to);
    onActive?.(to);
    const target = layout.nodes[to];
    if (target) void flow.setViewport(showing(target, flow.getViewport(), size));
  };
  const press = (key: string, id: string): boolean => {
    const to = targetOf(key, { id, isShown, layout });
    if (to !== null) come(to);
    else if (key === "Enter") open(id);
    else if (key === " ") peek(id);
    else return false;
    return true;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isOurs = !(event.ctrlKey || event.metaKey || event.altKey) && event.target === event.currentTarget;
    if (isOurs && active !== null && press(event.key, active)) event.preventDefault();
  };
  const click = (id: string) => (id === wanted ? open(id) : come(id));
  return { start, active, activeDomId: isShown && active !== null ? domIdOf(prefix, active) : undefined, onKeyDown, click };
}

interface Cursor {
  readonly id: string;
  readonly isShown: boolean;
  readonly layout: Layout;
}

function targetOf(key: string, { id, isShown, layout }: Cursor): string | null {
  const direction = arrows[key];
  // The first key after the cursor was scrolled away brings it back.
  if (direction !== undefined) return isShown ? (neighbourOf(id, direction, layout) ?? id) : id;
  return key === "Home" ? endsOf(layout.nodes).first : key === "End" ? endsOf(layout.nodes).last : null;
}

interface Sized {
  readonly width: number;
  readonly height: number;
}
const sizeOf = ({ width, height }: Sized): Sized => ({ width, height });
const isSameSize = (one: Sized, other: Sized) => one.width === other.width && one.height === other.height;

/** Whether the cursor is in sight, in a view of this size. */
function useSeen(at: Point | undefined) {
  const size = useStore(sizeOf, isSameSize);
  const look = useCallback(
    ({ transform: [x, y, zoom], width, height }: ReactFlowState) => at !== undefined && isSeen(at, { x, y, zoom }, { width, height }),
    [at],
  );
  return { size, isShown: useStore(look) };
}
