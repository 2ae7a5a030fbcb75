import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { type Outputs, trpc } from "../../api/trpc.ts";
import { indexOf, type Outline } from "../../data/outline.ts";

export type Task = Outputs["tasks"]["get"];
export type TaskMode = "page" | "peek";

export const useTask = (taskId: string) => useQuery(trpc.tasks.get.queryOptions({ id: taskId }));

/** The plan that the task is part of, once it is there. */
export function useOwnOutline(initiativeId: string | null): Outline | undefined {
  return useQuery({ ...trpc.plans.outline.queryOptions({ initiativeId: initiativeId ?? "" }), enabled: initiativeId !== null }).data;
}

/** Names of tasks, phases and initiatives by id; what the plan does not hold is read, and what is gone keeps its id. */
export function useNames(outline: Outline | undefined, taskIds: readonly string[]) {
  const index = outline && indexOf(outline);
  const unknown = taskIds.filter((id) => !index?.taskById.has(id)).slice(0, 200);
  const { data } = useQuery({ ...trpc.tasks.byIds.queryOptions({ ids: unknown }), enabled: unknown.length > 0 });
  return useMemo(() => {
    const others = new Map(data?.map((task) => [task.id, task]));
    const taskOf = (id: string) => index?.taskById.get(id) ?? others.get(id);
    const nameOf = (id: string) =>
      taskOf(id)?.name ?? index?.phaseById.get(id)?.name ?? (outline?.initiative.id === id ? outline.initiative.name : id);
    return { taskOf, nameOf };
  }, [outline, index, data]);
}

export type Opened = "title" | "state" | "priority" | "category" | "phase" | "dependency" | "delete";

export interface TaskUi {
  readonly opened: Opened | null;
  readonly isDescribing: boolean;
  show(what: Opened | null): void;
  describe(is: boolean): void;
}

/** What is open of the task on screen: commands and buttons open the same things. */
export function useTaskUi(): TaskUi {
  const [opened, show] = useState<Opened | null>(null);
  const [isDescribing, describe] = useState(false);
  return { opened, isDescribing, show, describe };
}

/** What a part of the detail needs. */
export interface PartProps {
  readonly task: Task;
  readonly ui: TaskUi;
  readonly outline: Outline | undefined;
}
