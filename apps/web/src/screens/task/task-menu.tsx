import { useNavigate } from "@tanstack/react-router";
import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { client } from "../../api/trpc.ts";
import { isReady } from "../../data/status-of.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ClientError } from "../../ui/failure.ts";
import { Menu, MenuItem } from "../../ui/menu.tsx";
import { toast } from "../../ui/toast.ts";
import { addressOf, copyText, takeTask } from "./task-deeds.ts";
import type { Task, TaskMode, TaskUi } from "./use-task.ts";

interface TaskMenuProps {
  readonly task: Task;
  readonly ui: TaskUi;
  readonly onDuplicate: () => void;
}

/** Everything else that can be done with it. */
export function TaskMenu({ task, ui, onDuplicate }: TaskMenuProps) {
  return (
    <Menu
      trigger={
        <Button kind="quiet" aria-label="More to do with this task" icon={<Ellipsis size={16} aria-hidden />}>
          More
        </Button>
      }
    >
      <MenuItem onSelect={() => ui.show("title")}>Edit the title</MenuItem>
      <MenuItem onSelect={() => ui.describe(true)}>Edit the description</MenuItem>
      <MenuItem onSelect={() => ui.show("dependency")}>Add a task that it waits for</MenuItem>
      {isReady(task) && <MenuItem onSelect={() => void takeTask(task)}>Take it</MenuItem>}
      <MenuItem onSelect={onDuplicate}>Duplicate</MenuItem>
      <MenuItem onSelect={() => void copyText(addressOf(task.id), "the link")}>Copy the link</MenuItem>
      <MenuItem onSelect={() => void copyText(task.id, "the id")}>Copy the id</MenuItem>
      <MenuItem danger onSelect={() => ui.show("delete")}>
        Delete…
      </MenuItem>
    </Menu>
  );
}

interface DeleteProps {
  readonly task: Task;
  readonly ui: TaskUi;
  readonly mode: TaskMode;
}

/** Asked before, because it cannot be undone; where others wait for it, asked again with their names. */
export function DeleteDialog({ task, ui, mode }: DeleteProps) {
  return (
    <Dialog
      open={ui.opened === "delete"}
      onOpenChange={(open) => ui.show(open ? "delete" : null)}
      title={`Delete “${task.name}”?`}
      description="Its subtasks go with it. This cannot be undone."
    >
      <DeleteForm task={task} ui={ui} mode={mode} />
    </Dialog>
  );
}

function DeleteForm({ task, ui, mode }: DeleteProps) {
  const navigate = useNavigate();
  const [problem, setProblem] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const leave = async () => {
    if (mode === "peek") await navigate({ to: ".", search: (now: Record<string, unknown>) => ({ ...now, peek: undefined }) });
    else if (task.phaseId !== null) await navigate({ to: "/ph/$phaseId", params: { phaseId: task.phaseId } });
    else if (task.initiativeId !== null) await navigate({ to: "/i/$initiativeId", params: { initiativeId: task.initiativeId } });
    else await navigate({ to: "/inbox" });
  };
  const remove = async () => {
    setSending(true);
    try {
      await client.tasks.delete.mutate({ id: task.id, dropDependencies: problem !== null });
      toast({ title: `Deleted “${task.name}”` });
      ui.show(null);
      await leave();
    } catch (error) {
      setProblem(new ClientError(error).message);
      setSending(false);
    }
  };
  return (
    <>
      {problem !== null && (
        <p role="alert" className="mb-3 border-l-2 border-failed pl-2 break-words text-failed">
          {problem}
        </p>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={() => ui.show(null)}>Keep</Button>
        <Button kind="danger" disabled={isSending} onClick={() => void remove()}>
          {isSending ? "Sending…" : problem === null ? "Delete" : "Delete, and let the others no longer wait"}
        </Button>
      </div>
    </>
  );
}
