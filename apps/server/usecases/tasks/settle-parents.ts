import { event, type Task } from "@signalbox/contracts";
import type { Repositories } from "../../db/repositories/unit-of-work.ts";
import { parentCompletes } from "../../domain/task-status.ts";
import type { CommandScope } from "../command.ts";

type Tx = Pick<Repositories, "tasks">;
type Emit = Pick<CommandScope, "emit">;

/** A parent completes when its last child does, and then perhaps its own parent, and so on up. Returns those that did. */
export async function completeParents({ tasks }: Tx, child: Task, { emit }: Emit): Promise<Task[]> {
  const completed: Task[] = [];
  for (let parentId = child.parentTaskId; parentId !== null; ) {
    const parent = await tasks.findById(parentId);
    if (!parent || !parentCompletes(parent, { completedChildren: 1, unfinishedChildren: parent.unfinishedChildren })) break;
    completed.push(await tasks.update(parent.id, { status: "completed" }));
    emit(event("task.completed", parent.id, { from: parent.status, byTaskId: child.id }));
    parentId = parent.parentTaskId;
  }
  return completed;
}

/** A completed task that has an open child again is open itself, so that nothing that waits for it is let go. Returns those reopened. */
export async function reopenParents({ tasks }: Tx, child: Task, { emit }: Emit): Promise<Task[]> {
  const reopened: Task[] = [];
  for (const parent of await tasks.findAncestors(child.id)) {
    if (parent.status !== "completed") break;
    reopened.push(await tasks.update(parent.id, { status: "pending" }));
    emit(event("task.reopened", parent.id, { from: parent.status, byTaskId: child.id }));
  }
  return reopened;
}
