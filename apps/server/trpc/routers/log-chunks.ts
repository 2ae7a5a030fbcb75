import {
  appendLogChunkInputSchema,
  byAgentIdInputSchema,
  countSchema,
  findInLogInputSchema,
  idSchema,
  lastLogChunksInputSchema,
  logChunkSchema,
  logChunksByAgentSchema,
  logHitsSchema,
  logTailInputSchema,
  logTailSchema,
  pagedSchema,
} from "@signalbox/contracts";
import { z } from "zod";
import { appendLogChunk } from "../../usecases/log-chunks/append-log-chunk.ts";
import { deleteLogChunks } from "../../usecases/log-chunks/delete-log-chunks.ts";
import { findInLog } from "../../usecases/log-chunks/find-in-log.ts";
import { readLogTail } from "../../usecases/log-chunks/read-log-tail.ts";
import { namedAgent } from "../own.ts";
import { agent, mutation, page, pageOf, query } from "../thin.ts";
import { router } from "../trpc.ts";

export const logChunksRouter = router({
  list: agent(namedAgent).query(
    pageOf({ agentId: idSchema, sessionNumber: z.int().min(1).optional() }),
    pagedSchema(logChunkSchema),
    page(
      ({ store }, { agentId, sessionNumber, after }, limit) =>
        store.reads.logChunks.findByAgentId(agentId, {
          limit,
          ...(after === undefined ? {} : { after }),
          ...(sessionNumber === undefined ? {} : { sessionNumber }),
        }),
      (chunk) => chunk.id,
    ),
  ),
  /** The last chunks, oldest first. `previous` goes into `before`. */
  tail: agent(namedAgent).query(logTailInputSchema, logTailSchema, (app, input) => readLogTail(app, input)),
  find: query(findInLogInputSchema, logHitsSchema, (app, input) => findInLog(app, input)),
  /** The last chunks of each agent, by agent, oldest first. */
  lastByAgents: query(lastLogChunksInputSchema, logChunksByAgentSchema, async ({ store }, { agentIds, limit }) =>
    Object.fromEntries(await store.reads.logChunks.findByAgentIds(agentIds, limit)),
  ),
  sessionCount: agent(namedAgent).query(byAgentIdInputSchema, countSchema, async ({ store }, { agentId }) => ({
    count: await store.reads.logChunks.getSessionCount(agentId),
  })),

  append: agent(namedAgent).mutation(appendLogChunkInputSchema, logChunkSchema, appendLogChunk),
  delete: mutation(byAgentIdInputSchema, countSchema, deleteLogChunks),
});
