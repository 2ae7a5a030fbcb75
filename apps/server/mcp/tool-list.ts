import type { Tool } from "./tool.ts";
import { addOneDependency, createOneTask, getOneTask, readyTasks, searchTasks, updateOneTask, why } from "./tools/plan.ts";
import { addComment, askUser, readMessages, sendOneMessage } from "./tools/talk.ts";
import { claimOneTask, getContext, reportProgress, submitResult } from "./tools/work.ts";

/** In the order in which an agent needs them. At most fifteen: each one costs every agent context, whether it uses it or not. */
export const tools: readonly Tool[] = [
  getContext,
  readyTasks,
  claimOneTask,
  getOneTask,
  createOneTask,
  updateOneTask,
  addOneDependency,
  reportProgress,
  askUser,
  submitResult,
  addComment,
  searchTasks,
  sendOneMessage,
  readMessages,
  why,
];
