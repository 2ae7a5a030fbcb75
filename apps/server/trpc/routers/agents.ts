import {
  agentSchema,
  agentStatusSchema,
  answerAgentInputSchema,
  answeredAgentSchema,
  byIdInputSchema,
  byNameInputSchema,
  createAgentInputSchema,
  idSchema,
  pagedSchema,
  tokenSchema,
  updateAgentInputSchema,
} from "@signalbox/contracts";
import { z } from "zod";
import { answerAgent } from "../../usecases/agents/answer-agent.ts";
import { createAgent } from "../../usecases/agents/create-agent.ts";
import { deleteAgent } from "../../usecases/agents/delete-agent.ts";
import { dismissAgent } from "../../usecases/agents/dismiss-agent.ts";
import { updateAgent } from "../../usecases/agents/update-agent.ts";
import { ownRow } from "../own.ts";
import { agent, found, mutation, pageOf, query } from "../thin.ts";
import { router } from "../trpc.ts";

export const agentsRouter = router({
  get: agent(ownRow).query(
    byIdInputSchema,
    agentSchema,
    found("agent", ({ store }, { id }) => store.reads.agents.findById(id)),
  ),
  byName: query(
    byNameInputSchema,
    agentSchema,
    found("agent", ({ store }, { name }) => store.reads.agents.findByName(name)),
  ),
  bySession: query(
    z.strictObject({ sessionId: tokenSchema }),
    agentSchema,
    found("agent", ({ store }, { sessionId }) => store.reads.agents.findBySessionId(sessionId)),
  ),
  /** The newest agent of a task; null when it never had one. */
  byTask: query(z.strictObject({ taskId: idSchema }), agentSchema.nullable(), ({ store }, { taskId }) =>
    store.reads.agents.findByTaskId(taskId),
  ),
  byTaskIds: query(z.strictObject({ taskIds: z.array(idSchema).max(500) }), z.array(agentSchema), ({ store }, { taskIds }) =>
    store.reads.agents.findByTaskIds(taskIds),
  ),
  list: query(pageOf({ status: agentStatusSchema.optional() }), pagedSchema(agentSchema), ({ store }, input) =>
    store.reads.agents.findAll(input, input),
  ),

  create: mutation(createAgentInputSchema, agentSchema, createAgent),
  update: agent(ownRow).mutation(updateAgentInputSchema, agentSchema, updateAgent),
  /** To what it asked in its own way; questions that stand as messages are answered there. */
  answer: mutation(answerAgentInputSchema, answeredAgentSchema, answerAgent),
  dismiss: mutation(byIdInputSchema, agentSchema, dismissAgent),
  delete: mutation(byIdInputSchema, z.void(), deleteAgent),
});
