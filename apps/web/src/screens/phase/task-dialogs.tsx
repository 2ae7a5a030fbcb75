import { useState } from "react";
import { useCommand } from "../../commands/registry.ts";
import { stepStatus, stepTitles, taskSteps, whyNot } from "../../data/allowed-steps.ts";
import { setPriorityOfAll, takeStepOnAll } from "../../data/bulk-actions.ts";
import type { OutlineTask } from "../../data/outline.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { StatusMark } from "../../ui/status.tsx";

const priorities = ["high", "medium", "low"] as const;
const priorityWords = { high: "High", medium: "Medium", low: "Low" } as const;

const titleOf = (tasks: readonly OutlineTask[]) => (tasks.length === 1 ? `“${tasks[0]?.name ?? ""}”` : `${tasks.length} tasks`);

/** State and priority of the chosen tasks, or else of the one under the cursor. */
export function TaskDialogs({ tasks }: { readonly tasks: readonly OutlineTask[] }) {
  const [open, setOpen] = useState<"state" | "priority" | null>(null);
  useCommand("phase.state", () => setOpen("state"), { enabled: tasks.length > 0 });
  useCommand("phase.priority", () => setOpen("priority"), { enabled: tasks.length > 0 });
  const close = () => setOpen(null);
  return (
    <>
      <Dialog open={open === "state"} onOpenChange={close} title="Change the state" description={`Of ${titleOf(tasks)}`}>
        <StateChoices tasks={tasks} onDone={close} />
      </Dialog>
      <Dialog open={open === "priority"} onOpenChange={close} title="Change the priority" description={`Of ${titleOf(tasks)}`}>
        <div className="flex flex-col gap-1">
          {priorities.map((priority) => (
            <Button
              key={priority}
              aria-pressed={tasks.every((task) => task.priority === priority)}
              className="justify-start aria-pressed:border-accent"
              onClick={() => {
                close();
                void setPriorityOfAll(tasks, priority);
              }}
            >
              {priorityWords[priority]}
            </Button>
          ))}
        </div>
      </Dialog>
    </>
  );
}

function StateChoices({ tasks, onDone }: { readonly tasks: readonly OutlineTask[]; readonly onDone: () => void }) {
  return (
    <div className="flex flex-col gap-1">
      {taskSteps.map((step) => {
        const possible = tasks.filter((task) => whyNot(task, step) === null);
        const [first] = tasks;
        const why = possible.length > 0 || first === undefined ? null : tasks.length === 1 ? whyNot(first, step) : "None of them can.";
        return (
          <Button
            key={step}
            disabled={possible.length === 0}
            className="justify-start"
            icon={<StatusMark status={stepStatus[step]} label={null} />}
            onClick={() => {
              onDone();
              void takeStepOnAll(possible, step);
            }}
          >
            {stepTitles[step]}
            {possible.length > 0 && possible.length < tasks.length && (
              <span className="text-meta font-normal text-muted">
                {possible.length} of {tasks.length}
              </span>
            )}
            {why !== null && <span className="truncate text-meta font-normal text-muted">{why}</span>}
          </Button>
        );
      })}
    </div>
  );
}
