import type { RefObject } from "react";
import { stepStatus, stepTitles, taskSteps, whyNot } from "../../data/allowed-steps.ts";
import { setPriorityOfAll, takeStepOnAll } from "../../data/bulk-actions.ts";
import type { OutlineTask, PhaseRow } from "../../data/outline.ts";
import { statusOfPhase } from "../../data/status-of.ts";
import { takeStep, updateTask } from "../../data/task-actions.ts";
import { MenuCommand, MenuItem } from "../../ui/menu.tsx";
import { StatusMark } from "../../ui/status.tsx";
import { phaseSteps, setPhaseStatus } from "./phase-actions.ts";
import { RowMenu } from "./row-menu.tsx";
import { sendMoves } from "./send-moves.ts";
import { putAllIntoPhase } from "./task-moves.ts";
import type { PlanList, PlanMenu } from "./use-plan-list.ts";

/** What the menus need of a list or a board. */
export interface MenuList extends Pick<PlanList, "menu" | "targets" | "active" | "tree" | "hide" | "letThrough"> {
  /** Where the state of a task decides its place. */
  readonly beforeStep?: () => void;
}

interface PlanMenusProps {
  readonly list: MenuList;
  readonly anchor: () => Element | null;
  readonly focusBack: RefObject<HTMLElement | null>;
}

const labels: Readonly<Record<PlanMenu, string>> = { row: "Row", state: "State", priority: "Priority", phase: "Move to a phase" };

/** The menus of keys: what they do is about the chosen tasks, or the row under the cursor. */
export function PlanMenus({ list, anchor, focusBack }: PlanMenusProps) {
  const { menu, targets, active } = list;
  if (menu === null) return null;
  const phase = targets.length === 0 && active?.kind === "phase" ? active.phase : null;
  return (
    <RowMenu key={menu} label={labels[menu]} onClose={() => list.hide(menu)} anchor={anchor} focusBack={focusBack}>
      {menu === "row" && <RowItems isPhase={phase !== null} />}
      {menu === "state" && (phase ? <PhaseStates phase={phase} /> : <TaskStates tasks={targets} before={list.beforeStep} />)}
      {menu === "priority" && <Priorities tasks={targets} />}
      {menu === "phase" && <Phases list={list} />}
    </RowMenu>
  );
}

function RowItems({ isPhase }: { readonly isPhase: boolean }) {
  return (
    <>
      <MenuCommand id="list.open" />
      {!isPhase && <MenuCommand id="list.peek" />}
      <MenuCommand id="initiative.editTitle" />
      <MenuCommand id="initiative.state" />
      {!isPhase && <MenuCommand id="initiative.priority" />}
      {!isPhase && <MenuCommand id="initiative.moveToPhase" />}
      <MenuCommand id="initiative.dependency" />
      <MenuCommand id="initiative.deleteRows" />
    </>
  );
}

function TaskStates({ tasks, before }: { readonly tasks: readonly OutlineTask[]; readonly before: (() => void) | undefined }) {
  const [first] = tasks;
  return taskSteps.map((step) => {
    const able = tasks.filter((task) => whyNot(task, step) === null);
    const why = tasks.length === 1 && first ? whyNot(first, step) : able.length === 0 ? "None of them allows it." : null;
    const run = () => {
      before?.();
      return tasks.length === 1 && first ? takeStep(first, step) : takeStepOnAll(tasks, step);
    };
    return (
      <MenuItem
        key={step}
        disabled={able.length === 0}
        icon={<StatusMark status={stepStatus[step]} label={null} />}
        onSelect={() => void run()}
      >
        <span className="grow">{stepTitles[step]}</span>
        <span className="text-meta">{why ?? (tasks.length > 1 ? `${able.length} of ${tasks.length}` : null)}</span>
      </MenuItem>
    );
  });
}

function PhaseStates({ phase }: { readonly phase: PhaseRow }) {
  return phaseSteps.map(({ status, title }) => (
    <MenuItem
      key={status}
      disabled={phase.status === status}
      icon={<StatusMark status={statusOfPhase({ status })} label={null} />}
      onSelect={() => void setPhaseStatus(phase, status)}
    >
      {title}
    </MenuItem>
  ));
}

const priorities = ["high", "medium", "low"] as const;
const priorityWords = { high: "High", medium: "Medium", low: "Low" } as const;

function Priorities({ tasks }: { readonly tasks: readonly OutlineTask[] }) {
  const [first] = tasks;
  const set = (priority: OutlineTask["priority"]) =>
    tasks.length === 1 && first ? updateTask(first, { priority }, { priority: first.priority }) : setPriorityOfAll(tasks, priority);
  return priorities.map((priority) => (
    <MenuItem key={priority} disabled={tasks.every((task) => task.priority === priority)} onSelect={() => void set(priority)}>
      {priorityWords[priority]}
    </MenuItem>
  ));
}

function Phases({ list }: { readonly list: MenuList }) {
  const { tree, targets } = list;
  const move = (phaseId: string | null, name: string) => {
    list.letThrough();
    const [first] = targets;
    const what = targets.length === 1 && first ? `“${first.name}”` : `${targets.length} tasks`;
    void sendMoves(putAllIntoPhase(tree, targets, phaseId), `Moved ${what} to ${name}`);
  };
  const stands = (phaseId: string | null) => targets.every((task) => task.phaseId === phaseId && task.parentTaskId === null);
  return (
    <>
      {tree.phases.map((phase) => (
        <MenuItem
          key={phase.id}
          disabled={stands(phase.id)}
          icon={<StatusMark status={statusOfPhase(phase)} label={null} />}
          onSelect={() => move(phase.id, `“${phase.name}”`)}
        >
          {phase.name}
        </MenuItem>
      ))}
      <MenuItem disabled={stands(null)} onSelect={() => move(null, "no phase")}>
        Without a phase
      </MenuItem>
    </>
  );
}
