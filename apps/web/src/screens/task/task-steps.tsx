import { stepStatus, stepTitles, taskSteps, whyNot } from "../../data/allowed-steps.ts";
import { isReady, statusOfTask } from "../../data/status-of.ts";
import { takeStep, updateTask } from "../../data/task-actions.ts";
import { Button } from "../../ui/button.tsx";
import { Menu, MenuItem } from "../../ui/menu.tsx";
import { StatusLabel, StatusMark } from "../../ui/status.tsx";
import { categories, priorities } from "./choices.ts";
import type { PartProps } from "./use-task.ts";

type MenuProps = Pick<PartProps, "task" | "ui">;

const opening = ({ ui }: MenuProps, what: "state" | "priority" | "category") => ({
  open: ui.opened === what,
  onOpenChange: (open: boolean) => ui.show(open ? what : null),
});

/** What may become of it now; what may not says why. */
export function StateMenu({ task, ui, onTake }: MenuProps & { readonly onTake: () => void }) {
  return (
    <Menu
      {...opening({ task, ui }, "state")}
      trigger={
        <Button aria-label="Change the state">
          <StatusLabel status={statusOfTask(task)} />
        </Button>
      }
    >
      {isReady(task) && (
        <MenuItem icon={<StatusMark status="running" label={null} />} onSelect={onTake}>
          <span className="grow">Take it</span>
        </MenuItem>
      )}
      {taskSteps.map((step) => {
        const why = whyNot(task, step);
        return (
          <MenuItem
            key={step}
            disabled={why !== null}
            icon={<StatusMark status={stepStatus[step]} label={null} />}
            onSelect={() => void takeStep(task, step)}
          >
            <span className="grow">{stepTitles[step]}</span>
            {why !== null && <span className="text-meta">{why}</span>}
          </MenuItem>
        );
      })}
    </Menu>
  );
}

export function PriorityMenu({ task, ui }: MenuProps) {
  const { priority } = task;
  return (
    <Menu
      {...opening({ task, ui }, "priority")}
      trigger={
        <Button kind="quiet" className="-ml-2.5 text-fg">
          {priorities[priority]}
        </Button>
      }
    >
      {keysOf(priorities).map((each) => (
        <MenuItem key={each} disabled={each === priority} onSelect={() => void updateTask(task, { priority: each }, { priority })}>
          {priorities[each]}
        </MenuItem>
      ))}
    </Menu>
  );
}

export function CategoryMenu({ task, ui }: MenuProps) {
  const { category } = task;
  return (
    <Menu
      {...opening({ task, ui }, "category")}
      trigger={
        <Button kind="quiet" className="-ml-2.5 text-fg">
          {categories[category]}
        </Button>
      }
    >
      {keysOf(categories).map((each) => (
        <MenuItem key={each} disabled={each === category} onSelect={() => void updateTask(task, { category: each }, { category })}>
          {categories[each]}
        </MenuItem>
      ))}
    </Menu>
  );
}

const keysOf = <Key extends string>(words: Readonly<Record<Key, string>>) => Object.keys(words) as Key[];
