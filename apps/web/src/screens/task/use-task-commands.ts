import { useNavigate } from "@tanstack/react-router";
import { type RefObject, useEffect, useState } from "react";
import { queryClient, trpc } from "../../api/trpc.ts";
import { useCommand } from "../../commands/registry.ts";
import { isReady } from "../../data/status-of.ts";
import { siblingAt } from "./siblings.ts";
import { addressOf, copyText, duplicateTask, takeTask } from "./task-deeds.ts";
import type { Opened, PartProps, TaskMode } from "./use-task.ts";

/** In the panel the keys belong to the list beside it until the focus comes in. */
function useFocusInside(place: RefObject<HTMLElement | null>): boolean {
  const [inside, setInside] = useState(false);
  useEffect(() => {
    const look = () => setInside(place.current?.contains(document.activeElement) ?? false);
    document.addEventListener("focusin", look);
    return () => document.removeEventListener("focusin", look);
  }, [place]);
  return inside;
}

interface CommandsOptions extends PartProps {
  readonly mode: TaskMode;
  readonly place: RefObject<HTMLElement | null>;
  readonly subtask: RefObject<HTMLInputElement | null>;
}

export function useTaskCommands({ task, ui, outline, mode, place, subtask }: CommandsOptions) {
  const navigate = useNavigate();
  const enabled = useFocusInside(place) || mode === "page";
  const here = { enabled };
  const show = (what: Opened) => () => ui.show(what);
  const duplicate = async () => {
    const taskId = await duplicateTask(task);
    if (taskId !== null) await navigate({ to: "/t/$taskId", params: { taskId } });
  };
  useCommand("task.editTitle", show("title"), here);
  useCommand("task.editDescription", () => ui.describe(true), here);
  useCommand("task.state", show("state"), here);
  useCommand("task.priority", show("priority"), here);
  useCommand("task.category", show("category"), here);
  useCommand("task.move", show("phase"), { enabled: enabled && outline !== undefined });
  useCommand("task.addDependency", show("dependency"), here);
  useCommand("task.addSubtask", () => subtask.current?.focus(), here);
  useCommand("task.take", () => takeTask(task), { enabled: enabled && isReady(task) });
  useCommand("task.duplicate", duplicate, here);
  useCommand("task.copyLink", () => copyText(addressOf(task.id), "the link"), here);
  useCommand("task.copyId", () => copyText(task.id, "the id"), here);
  useCommand("task.delete", show("delete"), here);
  useWalk({ task, outline, mode });
  return { duplicate };
}

/** From one task to the next of its level, without going back to the list. */
function useWalk({ task, outline, mode }: Pick<CommandsOptions, "task" | "outline" | "mode">): void {
  const navigate = useNavigate();
  const beside = (by: 1 | -1) => (mode === "page" && outline ? siblingAt(outline.tasks, task.id, by) : null);
  const [next, previous] = [beside(1), beside(-1)];
  const ids = [next?.id, previous?.id].filter((id) => id !== undefined).join(" ");
  // Held already when the key is pressed, so that walking does not flicker.
  useEffect(() => {
    for (const id of ids.split(" ").filter(Boolean)) void queryClient.prefetchQuery(trpc.tasks.get.queryOptions({ id }));
  }, [ids]);
  const go = (to: { readonly id: string } | null) => to && navigate({ to: "/t/$taskId", params: { taskId: to.id } });
  useCommand("task.next", () => go(next), { enabled: next !== null });
  useCommand("task.previous", () => go(previous), { enabled: previous !== null });
}
