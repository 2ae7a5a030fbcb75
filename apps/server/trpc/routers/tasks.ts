import {
  byIdInputSchema,
  byIdsInputSchema,
  claimedTaskSchema,
  claimTaskInputSchema,
  completedTaskSchema,
  createTaskInputSchema,
  deleteInputSchema,
  finishTaskInputSchema,
  idSchema,
  moveTaskInputSchema,
  pagedSchema,
  readyTasksInputSchema,
  taskDependencyInputSchema,
  taskExplanationSchema,
  taskLinkSchema,
  taskPrioritySchema,
  taskSchema,
  taskStatusSchema,
  tasksByNameInputSchema,
  tasksByPrefixInputSchema,
  updateTaskInputSchema,
} from "@signalbox/contracts";
import { z } from "zod";
import { addDependency } from "../../usecases/tasks/add-dependency.ts";
import { blockTask } from "../../usecases/tasks/block-task.ts";
import { cancelTask } from "../../usecases/tasks/cancel-task.ts";
import { claimTask } from "../../usecases/tasks/claim-task.ts";
import { completeTask } from "../../usecases/tasks/complete-task.ts";
import { createTask } from "../../usecases/tasks/create-task.ts";
import { deleteTask } from "../../usecases/tasks/delete-task.ts";
import { explainTask } from "../../usecases/tasks/explain-task.ts";
import { removeDependency } from "../../usecases/tasks/remove-dependency.ts";
import { reopenTask } from "../../usecases/tasks/reopen-task.ts";
import { submitTask } from "../../usecases/tasks/submit-task.ts";
import { updateTask } from "../../usecases/tasks/update-task.ts";
import { ownTask } from "../own.ts";
import { agent, found, mutation, pageOf, query, slice } from "../thin.ts";
import { router } from "../trpc.ts";

const filter = {
  status: taskStatusSchema.optional(),
  initiativeId: idSchema.optional(),
  phaseId: idSchema.optional(),
  parentTaskId: idSchema.optional(),
  priority: taskPrioritySchema.optional(),
};
const pageOfOne = pageOf({ id: idSchema });
const tasks = pagedSchema(taskSchema);

export const tasksRouter = router({
  get: agent(ownTask).query(
    byIdInputSchema,
    taskSchema,
    found("task", ({ store }, { id }) => store.reads.tasks.findById(id)),
  ),
  byIds: query(byIdsInputSchema, z.array(taskSchema), ({ store }, { ids }) => store.reads.tasks.findByIds(ids)),
  findByName: query(tasksByNameInputSchema, z.array(taskSchema), ({ store }, { name, limit }) => store.reads.tasks.findByName(name, limit)),
  findByIdPrefix: query(tasksByPrefixInputSchema, z.array(taskSchema), ({ store }, { prefix, limit }) =>
    store.reads.tasks.findByIdPrefix(prefix, limit),
  ),
  list: query(pageOf(filter), tasks, ({ store }, input) => store.reads.tasks.findAll(input, input)),
  ready: query(readyTasksInputSchema, z.array(taskSchema), ({ store }, input) => store.reads.tasks.findReady(input)),
  dependencies: query(
    pageOfOne,
    tasks,
    slice(({ store }, { id }) => store.reads.tasks.getDependencies(id)),
  ),
  dependents: query(
    pageOfOne,
    tasks,
    slice(({ store }, { id }) => store.reads.tasks.getDependents(id)),
  ),
  children: query(
    pageOfOne,
    tasks,
    slice(({ store }, { id }) => store.reads.tasks.findByParentTaskId(id)),
  ),
  ancestors: query(
    pageOfOne,
    tasks,
    slice(({ store }, { id }) => store.reads.tasks.findAncestors(id)),
  ),
  descendants: query(
    pageOfOne,
    tasks,
    slice(({ store }, { id }) => store.reads.tasks.findDescendants(id)),
  ),
  links: query(byIdInputSchema, z.array(taskLinkSchema), ({ store }, { id }) => store.reads.tasks.findLinksOf(id)),
  why: query(byIdInputSchema, taskExplanationSchema, explainTask),

  create: mutation(createTaskInputSchema, taskSchema, createTask),
  update: mutation(updateTaskInputSchema, taskSchema, updateTask),
  move: mutation(moveTaskInputSchema, taskSchema, updateTask),
  claim: mutation(claimTaskInputSchema, claimedTaskSchema, claimTask),
  submit: agent(ownTask).mutation(finishTaskInputSchema, taskSchema, submitTask),
  complete: agent(ownTask).mutation(finishTaskInputSchema, completedTaskSchema, completeTask),
  reopen: mutation(byIdInputSchema, taskSchema, reopenTask),
  cancel: mutation(byIdInputSchema, taskSchema, cancelTask),
  block: agent(ownTask).mutation(byIdInputSchema, taskSchema, blockTask),
  delete: mutation(deleteInputSchema, z.void(), deleteTask),
  addDependency: mutation(taskDependencyInputSchema, taskSchema, addDependency),
  removeDependency: mutation(taskDependencyInputSchema, taskSchema, removeDependency),
});
