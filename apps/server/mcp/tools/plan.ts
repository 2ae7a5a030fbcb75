import { DomainError, idSchema, nameSchema, taskCategorySchema, taskPrioritySchema } from "@signalbox/contracts";
import { z } from "zod";
import { addDependency } from "../../usecases/tasks/add-dependency.ts";
import { createTask } from "../../usecases/tasks/create-task.ts";
import { explainTask, type TaskExplanation } from "../../usecases/tasks/explain-task.ts";
import { getTask } from "../../usecases/tasks/get-task.ts";
import { updateTask } from "../../usecases/tasks/update-task.ts";
import { callingAgent, workOf } from "../own-work.ts";
import { cut, filled } from "../text.ts";
import { changing, reading, type ToolCall } from "../tool.ts";
import { taskLine, taskView } from "../views.ts";

const limit = z.int().min(1).max(20).default(10);
const description = z.string().max(50_000);

export const readyTasks = reading({
  name: "ready_tasks",
  description: "The tasks that may start now, in the order in which they are handed out.",
  input: { initiative: idSchema.optional(), limit },
  run: async ({ app }, { initiative, limit }) => ({
    tasks: (await app.store.reads.tasks.findReady({ initiativeId: initiative, limit })).map(taskLine),
  }),
});

export const getOneTask = reading({
  name: "get_task",
  description: "One task: its description, what it builds on and what came out of that, what waits for it, and its subtasks.",
  input: { task: idSchema },
  access: "agent",
  run: async (call, { task }) => {
    await requireOwnTask(call, task);
    const { reads } = call.app.store;
    return taskView(reads, await getTask(reads, task));
  },
});

export const searchTasks = reading({
  name: "search_tasks",
  description: "Tasks whose name or description holds a text, the newest first. Look here before you create a task.",
  input: { text: z.string().trim().min(2).max(200), limit },
  run: async ({ app }, { text, limit }) => ({ tasks: (await app.store.reads.tasks.findByText(text, limit)).map(taskLine) }),
});

export const why = reading({
  name: "why",
  description: "Why a task stands where it stands: what it waits for, who works on that, and what to do about it.",
  input: { task: idSchema },
  access: "agent",
  run: async (call, { task }) => {
    await requireOwnTask(call, task);
    const explained = await explainTask(call.app, { id: task });
    return { task: taskLine(explained.task), reasons: reasonLines(explained.reasons) };
  },
});

const requireOwnTask = (call: ToolCall, task: string) => call.requireOwn(async () => (await callingAgent(call))?.taskId === task);

type Reasons = TaskExplanation["reasons"];
const reasonsShown = 30;

/** Indented below what they explain. */
function reasonLines(reasons: Reasons): string[] {
  const lines = (of: Reasons, indent: string): string[] =>
    of.flatMap((reason) => [
      `${indent}${cut(`${reason.message} ${reason.remedy}`, 500)}`,
      ...("because" in reason ? lines(reason.because, `${indent}  `) : []),
    ]);
  const all = lines(reasons, "");
  return all.length > reasonsShown ? [...all.slice(0, reasonsShown), `… and ${all.length - reasonsShown} more`] : all;
}

export const createOneTask = changing({
  name: "create_task",
  description: "Adds a task to the plan. What an agent adds without a place stands beside its own task.",
  input: {
    name: nameSchema,
    description: description.optional(),
    parent: idSchema.optional().describe("Makes it a subtask of this task."),
    phase: idSchema.optional(),
    initiative: idSchema.optional(),
    depends_on: z.array(idSchema).max(50).optional().describe("The tasks it waits for."),
    priority: taskPrioritySchema.optional(),
    category: taskCategorySchema.optional(),
  },
  run: async (call, { name, description, parent, phase, initiative, depends_on, priority, category }) => {
    const placed = parent || phase || initiative;
    const place = placed ? { parentTaskId: parent, phaseId: phase, initiativeId: initiative } : await besideOwnTask(call);
    return taskLine(await createTask(call.app, call.context, { name, description, priority, category, dependsOn: depends_on, ...place }));
  },
});

async function besideOwnTask(call: ToolCall) {
  const agent = await callingAgent(call);
  const own = agent?.taskId ? await call.app.store.reads.tasks.findById(agent.taskId) : null;
  return own === null ? {} : { phaseId: own.phaseId, initiativeId: own.initiativeId };
}

export const updateOneTask = changing({
  name: "update_task",
  description: "Changes what a task says. Its status changes by claim_task and submit_result. An agent changes its own task only.",
  input: {
    task: idSchema.optional().describe("Left out, the task you hold."),
    name: nameSchema.optional(),
    description: description.optional(),
    priority: taskPrioritySchema.optional(),
    category: taskCategorySchema.optional(),
  },
  access: "agent",
  idempotent: true,
  run: async (call, { task, ...fields }) => {
    const patch = filled(fields);
    if (Object.keys(patch).length === 0)
      throw new DomainError("INVALID", "Say what to change: name, description, priority or category.", { details: { entity: "task" } });
    const { id } = (await workOf(call, task)).task;
    return taskLine(await updateTask(call.app, call.context, { id, patch }));
  },
});

export const addOneDependency = changing({
  name: "add_dependency",
  description: "Makes one task wait for another. Refused when that closes a circle; the error spells it.",
  input: { task: idSchema, depends_on: idSchema.describe("The task that must be completed first.") },
  idempotent: true,
  run: async ({ app, context }, { task, depends_on }) =>
    taskLine(await addDependency(app, context, { taskId: task, dependsOnTaskId: depends_on })),
});
