import { useMemo, useState } from "react";
import type { Outline, OutlineTask } from "../../data/outline.ts";
import { holdPlaces } from "./held-plan.ts";
import { flattenPlan, type PlanRow, type PlanTree, treeOf } from "./plan-tree.ts";
import { useHeld } from "./use-held.ts";
import { usePlanCursor } from "./use-plan-cursor.ts";

export type PlanMenu = "row" | "state" | "priority" | "phase";
export type PlanDialog = "dependency" | "delete" | "phase";

export interface PlanList {
  readonly outline: Outline;
  readonly tree: PlanTree;
  readonly rows: readonly PlanRow[];
  readonly active: PlanRow | undefined;
  readonly activeKey: string | null;
  setActive(key: string | null): void;
  readonly collapsed: ReadonlySet<string>;
  setCollapsed(keys: ReadonlySet<string>): void;
  readonly selection: ReadonlySet<string>;
  setSelection(keys: ReadonlySet<string>): void;
  /** What a command is about: the chosen tasks, or else the one under the cursor. */
  readonly targets: readonly OutlineTask[];
  readonly editedKey: string | null;
  edit(key: string | null): void;
  readonly menu: PlanMenu | null;
  show(menu: PlanMenu): void;
  /** Nothing, where that one has opened another meanwhile. */
  hide(menu: PlanMenu): void;
  readonly dialog: PlanDialog | null;
  ask(dialog: PlanDialog | null): void;
  readonly moved: number;
  release(): void;
  letThrough(): void;
  readonly handlers: object;
}

/** The state of the list of a plan: what is shown, where the cursor is, what is chosen, and what is asked. */
export function usePlanList(fresh: Outline, filter: string): PlanList {
  const { value: outline, ...held } = useHeld(fresh, holdPlaces);
  const { activeKey, collapsed, setActive, setCollapsed } = usePlanCursor(fresh.initiative.id);
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const [editedKey, edit] = useState<string | null>(null);
  const [menu, show] = useState<PlanMenu | null>(null);
  const [dialog, ask] = useState<PlanDialog | null>(null);
  const rows = useMemo(() => flattenPlan(outline, { collapsed, filter }), [outline, collapsed, filter]);
  const tree = treeOf(outline);
  const active = useMemo(() => rows.find(({ key }) => key === activeKey), [rows, activeKey]);
  // Only what can be seen is acted on, so only that counts: not what is filtered out, folded away or deleted elsewhere.
  const selected = useMemo(
    () => (chosen.size === 0 ? [] : rows.flatMap((row) => (row.kind === "task" && chosen.has(row.key) ? [row.task] : []))),
    [rows, chosen],
  );
  const selection = useMemo(() => new Set(selected.map(({ id }) => id)), [selected]);
  const targets = useMemo(() => (selected.length === 0 && active?.kind === "task" ? [active.task] : selected), [selected, active]);
  return {
    ...{ outline, tree, rows, active, activeKey, setActive, collapsed, setCollapsed, targets },
    ...{ editedKey, edit, menu, show, dialog, ask, selection },
    ...held,
    hide: (closed) => show((now) => (now === closed ? null : now)),
    // A phase is acted on alone.
    setSelection: (keys) => choose(new Set([...keys].filter((key) => tree.taskById.has(key)))),
  };
}
