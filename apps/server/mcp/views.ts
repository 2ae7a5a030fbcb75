import type { Message, Task } from "@signalbox/contracts";
import type { ReadRepositories } from "../db/repositories/unit-of-work.ts";
import { cut, filled, first } from "./text.ts";

/** A task among others. */
export const taskLine = ({ id, name, status, priority }: Task) => ({ id, name: cut(name, 120), status, priority });

/** A task as whoever works on it needs it: with what it builds on, what waits for it, and its parts. */
export async function taskView({ tasks }: Pick<ReadRepositories, "tasks">, task: Task) {
  const { id, description, summary, category, phaseId, initiativeId, parentTaskId } = task;
  return filled({
    ...taskLine(task),
    category,
    description: cut(description ?? "", 6000),
    summary: cut(summary ?? "", 2000),
    phase: phaseId,
    initiative: initiativeId,
    parent: parentTaskId,
    depends_on: first(await tasks.getDependencies(id), blockerLine),
    unlocks: first(await tasks.getDependents(id), taskLine),
    subtasks: first(await tasks.findByParentTaskId(id), taskLine),
  });
}

/** What came out of a task is what the next one builds on. */
const blockerLine = (task: Task) => filled({ ...taskLine(task), summary: cut(task.summary ?? "", 500) });

export const messageView = (message: Message) =>
  filled({
    id: message.id,
    from: message.senderType === "user" ? "user" : message.senderId,
    type: message.type,
    text: cut(message.content, 2000),
    status: message.status,
    in_reply_to: message.parentMessageId,
    at: message.createdAt.toISOString(),
  });
