import { useCommand } from "../../commands/registry.ts";
import type { OutlineTask } from "../../data/outline.ts";
import { updateTask } from "../../data/task-actions.ts";
import { toast } from "../../ui/toast.ts";
import { renamePhase } from "./phase-actions.ts";
import type { PlanRow } from "./plan-tree.ts";
import { sendMoves } from "./send-moves.ts";
import { indent, type Moves, moveBy, outdent } from "./task-moves.ts";
import type { PlanList } from "./use-plan-list.ts";

/** The keys of the tree beside those that every list has. */
export function usePlanCommands(list: PlanList): void {
  const { active, targets } = list;
  const onTasks = { enabled: targets.length > 0 };
  const onRow = { enabled: targets.length > 0 || (active?.kind === "phase" && active.phase !== null) };
  useFolding(list);
  useMoves(list);
  useCommand("initiative.state", () => list.show("state"), onRow);
  useCommand("initiative.priority", () => list.show("priority"), onTasks);
  useCommand("initiative.moveToPhase", () => list.show("phase"), onTasks);
  useCommand("initiative.dependency", () => list.ask("dependency"), { enabled: isOne(active) });
  useCommand("initiative.editTitle", () => list.edit(list.activeKey), { enabled: isOne(active) });
  useCommand("initiative.deleteRows", () => list.ask("delete"), onRow);
  useCommand("initiative.createPhase", () => list.ask("phase"));
  useCommand("initiative.clearSelection", () => list.setSelection(new Set()), { enabled: list.selection.size > 0 });
  // Before it leaves the screen, Escape lets go of what is chosen.
  useCommand("up", () => list.setSelection(new Set()), { enabled: list.selection.size > 0 });
}

const isOne = (row: PlanRow | undefined): boolean => row !== undefined && (row.kind === "task" || row.phase !== null);

function useFolding(list: PlanList): void {
  const { active, rows, collapsed } = list;
  const fold = (key: string, isFolded: boolean) => {
    const next = new Set(collapsed);
    if (isFolded) next.add(key);
    else next.delete(key);
    list.setCollapsed(next);
  };
  const foldable = () => rows.filter((row) => row.expanded !== null).map(({ key }) => key);
  useCommand(
    "initiative.collapse",
    () => {
      if (active?.expanded === true) fold(active.key, true);
      else if (active?.parentKey != null) list.setActive(active.parentKey);
    },
    { enabled: active !== undefined },
  );
  useCommand(
    "initiative.expand",
    () => {
      if (active?.expanded === false) fold(active.key, false);
      else if (active?.expanded === true) list.setActive(rows[rows.indexOf(active) + 1]?.key ?? active.key);
    },
    { enabled: active !== undefined },
  );
  useCommand("initiative.collapseAll", () => list.setCollapsed(new Set([...collapsed, ...foldable()])));
  useCommand("initiative.expandAll", () => list.setCollapsed(new Set()));
}

function useMoves(list: PlanList): void {
  const { active, tree } = list;
  const task = active?.kind === "task" ? active.task : undefined;
  const move = (find: (task: OutlineTask) => Moves) => task && runMoves(list, find(task), task.name);
  // Enabled on every row: the browser would go back in its history instead.
  const always = { enabled: active !== undefined };
  useCommand("initiative.moveUp", () => move((it) => moveBy(tree, it, -1)), always);
  useCommand("initiative.moveDown", () => move((it) => moveBy(tree, it, 1)), always);
  useCommand("initiative.indent", () => move((it) => indent(tree, it)), always);
  useCommand("initiative.outdent", () => move((it) => outdent(tree, it)), always);
}

export function runMoves(list: PlanList, moves: Moves, name: string): void {
  if ("why" in moves) {
    toast({ title: `“${name}” stays where it is`, description: moves.why });
    return;
  }
  list.letThrough();
  // What a task moves below must be open, or it would be gone from sight.
  const parents = moves.moves.flatMap(({ patch }) => (patch.parentTaskId ? [patch.parentTaskId] : []));
  if (parents.some((id) => list.collapsed.has(id))) list.setCollapsed(new Set([...list.collapsed].filter((key) => !parents.includes(key))));
  void sendMoves(moves.moves, `Moved “${name}”`);
}

export function renameRow(list: PlanList, key: string, name: string | null): void {
  list.edit(null);
  if (name === null) return;
  const task = list.tree.taskById.get(key);
  if (task) return void updateTask(task, { name }, { name: task.name });
  const phase = list.tree.phases.find(({ id }) => `phase:${id}` === key);
  if (phase) void renamePhase(phase, name);
}
