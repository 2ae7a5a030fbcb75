import { type Agent, DomainError, idSchema, nameSchema, pathSchema } from "@signalbox/contracts";
import { z } from "zod";
import { appendLogChunk } from "../../usecases/log-chunks/append-log-chunk.ts";
import { claimTask } from "../../usecases/tasks/claim-task.ts";
import { completeTask } from "../../usecases/tasks/complete-task.ts";
import { submitTask } from "../../usecases/tasks/submit-task.ts";
import { callingAgent, type Work, workOf } from "../own-work.ts";
import { cut, filled, first } from "../text.ts";
import { changing, reading, type ToolCall } from "../tool.ts";
import { taskLine, taskView } from "../views.ts";

const task = idSchema.optional().describe("Left out, the task you hold.");

export const getContext = reading({
  name: "get_context",
  description:
    "Where you stand: who you are, the task you hold and what it builds on, your open questions. Call it first, and after a break.",
  input: { task },
  access: "agent",
  run: async (call, { task }) => {
    const self = await callingAgent(call);
    if (task === undefined && !self?.taskId)
      return filled({ you: self ? agentView(self) : person(call), advice: "Take a task with claim_task." });
    const work = await workOf(call, task);
    const agent = self ?? work.agent;
    return filled({
      you: self ? agentView(self) : person(call),
      held_by: self || !agent ? undefined : agentView(agent),
      task: await taskView(call.app.store.reads, work.task),
      open_questions: agent ? await openQuestions(call, agent) : [],
    });
  },
});

const person = ({ context: { actor } }: ToolCall) => ({ type: actor.type, id: actor.id });
const agentView = ({ id, name, mode, worktreeId }: Agent) => ({ type: "agent", id, name, mode, worktree: worktreeId });

async function openQuestions({ app }: ToolCall, agent: Agent) {
  const sent = await app.store.reads.messages.findBySender("agent", agent.id);
  const open = sent.filter(({ requiresResponse, status }) => requiresResponse && status !== "responded");
  return first(open, ({ id, content }) => ({ id, question: cut(content, 500) }));
}

export const claimOneTask = changing({
  name: "claim_task",
  description: "Takes a task to work on: this one, else the first that is ready. No task is given to two.",
  input: {
    task: idSchema.optional(),
    initiative: idSchema.optional().describe("The first ready one of this initiative."),
    agent: nameSchema.optional().describe("The name to work under, when you are no agent of Signalbox; one is made up otherwise."),
    worktree: pathSchema.optional().describe("Where you work."),
  },
  run: async (call, { task, initiative, agent, worktree }) => {
    const held = await heldTask(call, task);
    if (held) return claimed(call, held);
    const input = { id: task, initiativeId: initiative, agentName: agent, worktree };
    const got = await claimTask(call.app, call.context, input);
    return got ? claimed(call, got) : { task: null, advice: "Nothing is ready. Ask why about a task that waits." };
  },
});

const claimed = async ({ app }: ToolCall, { task, agent }: Work) =>
  filled({ agent: agent && agentView(agent), task: await taskView(app.store.reads, task) });

/** An agent works on one task at a time: asked for the next it gets the one it holds, so that none is left behind. */
async function heldTask(call: ToolCall, asked: string | undefined): Promise<Work | null> {
  const self = await callingAgent(call);
  const task = self?.taskId ? await call.app.store.reads.tasks.findById(self.taskId) : null;
  if (!self || task?.status !== "in_progress") return null;
  if (asked === undefined || asked === task.id) return { task, agent: self };
  throw new DomainError("REFUSED", `You (${self.name}) work on ${task.id} (${task.name}). Hand it in with submit_result first.`, {
    details: { entity: "task", id: task.id },
  });
}

export const reportProgress = changing({
  name: "report_progress",
  description: "Writes a line into the log of the agent that holds the task. For people who look; nobody is disturbed.",
  input: { text: z.string().trim().min(1).max(4000), task },
  access: "agent",
  run: async (call, { text, task }) => {
    const work = await workOf(call, task);
    if (work.agent === null)
      throw new DomainError("REFUSED", `Nobody holds task ${work.task.id}, so it has no log. Take it with claim_task first.`, {
        details: { entity: "task", id: work.task.id },
      });
    const { id } = await appendLogChunk(call.app, call.context, { agentId: work.agent.id, content: `${text}\n` });
    return { id, task: work.task.id };
  },
});

export const submitResult = changing({
  name: "submit_result",
  description: "Ends the work on a task: done, or handed over for review. The summary is what tasks that depend on it get to read.",
  input: {
    summary: z.string().trim().min(1).max(20_000),
    status: z.enum(["done", "needs_review"]).default("done"),
    task,
  },
  access: "agent",
  run: async (call, { summary, status, task }) => {
    const { app, context } = call;
    const { id } = (await workOf(call, task)).task;
    if (status === "needs_review") return taskLine(await submitTask(app, context, { id, summary }));
    const done = await completeTask(app, context, { id, summary });
    return filled({
      ...taskLine(done.task),
      completed_with_it: first(done.completedParents, taskLine),
      ready_now: first(done.unlocked, taskLine),
    });
  },
});
