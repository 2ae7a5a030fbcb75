import {
  addThreadMessageInputSchema,
  byIdInputSchema,
  byThreadIdInputSchema,
  checkpointSchema,
  createCheckpointInputSchema,
  createdSchema,
  endSessionInputSchema,
  failTurnInputSchema,
  idSchema,
  pagedSchema,
  projectionMessageSchema,
  projectionStateSchema,
  projectionThreadSchema,
  projectionTurnSchema,
  renameThreadInputSchema,
  requestApprovalInputSchema,
  resolveApprovalInputSchema,
  startSessionInputSchema,
  startThreadInputSchema,
} from "@signalbox/contracts";
import { z } from "zod";
import { addMessage } from "../../usecases/threads/add-message.ts";
import { archiveThread } from "../../usecases/threads/archive-thread.ts";
import { completeTurn } from "../../usecases/threads/complete-turn.ts";
import { createCheckpoint } from "../../usecases/threads/create-checkpoint.ts";
import { endSession } from "../../usecases/threads/end-session.ts";
import { failTurn } from "../../usecases/threads/fail-turn.ts";
import { interruptTurn } from "../../usecases/threads/interrupt-turn.ts";
import { renameThread } from "../../usecases/threads/rename-thread.ts";
import { requestApproval } from "../../usecases/threads/request-approval.ts";
import { resolveApproval } from "../../usecases/threads/resolve-approval.ts";
import { revertCheckpoint } from "../../usecases/threads/revert-checkpoint.ts";
import { startSession } from "../../usecases/threads/start-session.ts";
import { startThread } from "../../usecases/threads/start-thread.ts";
import { startTurn } from "../../usecases/threads/start-turn.ts";
import { found, mutation, pageOf, query, slice } from "../thin.ts";
import { router } from "../trpc.ts";

/** What the events add up to. Read only: `threads` has the commands that make them. */
export const projectionsRouter = router({
  thread: query(
    byIdInputSchema,
    projectionThreadSchema,
    found("thread", ({ store }, { id }) => store.reads.projections.findThread(id)),
  ),
  /** Of a project, or with null those that belong to none. */
  threads: query(pageOf({ projectId: idSchema.nullable() }), pagedSchema(projectionThreadSchema), ({ store }, { projectId, ...page }) =>
    store.reads.projections.findThreads({ projectId }, page),
  ),
  turns: query(pageOf({ threadId: idSchema }), pagedSchema(projectionTurnSchema), ({ store }, { threadId, ...page }) =>
    store.reads.projections.findTurns(threadId, page),
  ),
  messages: query(pageOf({ turnId: idSchema }), pagedSchema(projectionMessageSchema), ({ store }, { turnId, ...page }) =>
    store.reads.projections.findMessages(turnId, page),
  ),
  checkpoints: query(pageOf({ threadId: idSchema }), pagedSchema(checkpointSchema), ({ store }, { threadId, ...page }) =>
    store.reads.projections.findCheckpoints(threadId, page),
  ),
  /** How far into the log each projector has come. */
  state: query(
    pageOf({}),
    pagedSchema(projectionStateSchema),
    slice(({ store }) => store.reads.projections.listState(), "projector"),
  ),
});

/** Conversations with agents. */
export const threadsRouter = router({
  start: mutation(startThreadInputSchema, projectionThreadSchema, startThread),
  rename: mutation(renameThreadInputSchema, projectionThreadSchema, renameThread),
  archive: mutation(byIdInputSchema, projectionThreadSchema, archiveThread),
  startSession: mutation(startSessionInputSchema, createdSchema, startSession),
  endSession: mutation(endSessionInputSchema, z.void(), endSession),
  startTurn: mutation(byThreadIdInputSchema, projectionTurnSchema, startTurn),
  completeTurn: mutation(byIdInputSchema, projectionTurnSchema, completeTurn),
  failTurn: mutation(failTurnInputSchema, projectionTurnSchema, failTurn),
  interruptTurn: mutation(byIdInputSchema, projectionTurnSchema, interruptTurn),
  addMessage: mutation(addThreadMessageInputSchema, projectionMessageSchema, addMessage),
  requestApproval: mutation(requestApprovalInputSchema, createdSchema, requestApproval),
  resolveApproval: mutation(resolveApprovalInputSchema, z.void(), resolveApproval),
  createCheckpoint: mutation(createCheckpointInputSchema, checkpointSchema, createCheckpoint),
  revertCheckpoint: mutation(byIdInputSchema, checkpointSchema, revertCheckpoint),
});
