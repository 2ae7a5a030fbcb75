import { type Agent, bodySchema, DomainError, idSchema, type Message, nameSchema } from "@signalbox/contracts";
import { z } from "zod";
import { owner } from "../../usecases/access/owner.ts";
import { requireFound } from "../../usecases/access/require-found.ts";
import { addConversationMessage } from "../../usecases/issues/add-conversation-message.ts";
import { answerMessage } from "../../usecases/messages/answer-message.ts";
import { sendMessage } from "../../usecases/messages/send-message.ts";
import { getTask } from "../../usecases/tasks/get-task.ts";
import { callingAgent, workOf } from "../own-work.ts";
import { cut } from "../text.ts";
import { changing, reading, type ToolCall } from "../tool.ts";
import { messageView } from "../views.ts";
import { waitFor } from "../wait-for.ts";

const text = bodySchema.max(20_000);
const toOwner = { recipientType: "user", recipientId: owner.id } as const;

export const askUser = changing({
  name: "ask_user",
  description:
    "Asks a person and waits a little. Without an answer by then it says pending: go on with what does not depend on it, or end your turn, and look later with read_messages.",
  input: { question: text, task: idSchema.optional().describe("When you are no agent of Signalbox: the task you ask for.") },
  access: "agent",
  run: async (call, { question, task }) => {
    const { app, context, patience, signal } = call;
    const asker = task === undefined ? null : (await workOf(call, task)).agent;
    const sender = asker ? ({ senderType: "agent", senderId: asker.id } as const) : {};
    const { id } = await sendMessage(app, context, { ...toOwner, ...sender, type: "question", content: question });
    const answer = await waitFor(() => answerTo(call, id), { doorbell: app.doorbell, patience, signal });
    return answer ? answered(id, answer) : pending(id);
  },
});

async function answerTo({ app }: ToolCall, questionId: string): Promise<Message | null> {
  const replies = await app.store.reads.messages.findReplies(questionId);
  return replies.find(({ type }) => type === "response") ?? null;
}

const answered = (id: string, answer: Message) => ({ status: "answered", id, answer: cut(answer.content, 20_000) });
const pending = (id: string) => ({ status: "pending", id, advice: `read_messages with question ${id} gives the answer once it is there.` });

export const sendOneMessage = changing({
  name: "send_message",
  description: "Tells the user or another agent something, or answers a question that was put to you.",
  input: {
    text,
    to: nameSchema.optional().describe('"user", or the id or name of an agent.'),
    answers: idSchema.optional().describe("The id of the question that this answers; whoever asked it gets it."),
    type: z.enum(["info", "error", "question"]).default("info"),
  },
  access: "agent",
  run: async (call, { text, to, answers, type }) => {
    const { app, context } = call;
    if (answers !== undefined) return messageView((await answerMessage(app, context, { id: answers, content: text })).response);
    if (to === undefined) throw new DomainError("INVALID", "Say whom to tell (to), or which question you answer (answers).");
    return messageView(await sendMessage(app, context, { ...(await recipient(call, to)), type, content: text }));
  },
});

async function recipient({ app: { store } }: ToolCall, to: string) {
  if (to === "user") return toOwner;
  const { agents } = store.reads;
  const agent = (await agents.findById(to)) ?? (await agents.findByName(to));
  if (agent) return { recipientType: "agent", recipientId: agent.id } as const;
  throw new DomainError("NOT_FOUND", `There is no agent with the id or name ${to} (to).`, { details: { entity: "agent", field: "to" } });
}

export const readMessages = reading({
  name: "read_messages",
  description: "The answer to a question of yours, or what was said to you, the newest last.",
  input: {
    question: idSchema.optional().describe("The id that ask_user gave."),
    after: idSchema.optional().describe("Only what came after the message with this id."),
    task: idSchema.optional().describe("When you are no agent of Signalbox: the task whose messages you read."),
    limit: z.int().min(1).max(20).default(10),
  },
  access: "agent",
  run: async (call, { question, after, task, limit }) => {
    if (question !== undefined) return outcome(call, question);
    const agent = task === undefined ? await callingAgent(call) : (await workOf(call, task)).agent;
    const all = await messagesTo(call, agent);
    const start = after === undefined ? -1 : all.findIndex(({ id }) => id === after);
    const news = start < 0 ? all.slice(-limit) : all.slice(start + 1, start + 1 + limit);
    return { messages: news.map(messageView) };
  },
});

const messagesTo = ({ app, context }: ToolCall, agent: Agent | null) => {
  const { messages } = app.store.reads;
  return agent ? messages.findByRecipient("agent", agent.id) : messages.findByRecipient("user", context.actor.id);
};

async function outcome(call: ToolCall, id: string) {
  const question = requireFound(await call.app.store.reads.messages.findById(id), "message", id);
  await call.requireOwn((agentId) => [question.senderId, question.recipientId].includes(agentId));
  const answer = await answerTo(call, id);
  return answer ? answered(id, answer) : pending(id);
}

export const addComment = changing({
  name: "add_comment",
  description: "Says something about a task: in the conversation of the issue it came from, else as a message to the user.",
  input: { text, task: idSchema.optional().describe("Left out, the task you hold.") },
  access: "agent",
  run: async (call, { text, task: asked }) => {
    const { app, context } = call;
    const id = asked ?? (await workOf(call, undefined)).task.id;
    await call.requireOwn(async () => (await callingAgent(call))?.taskId === id);
    const task = await getTask(app.store.reads, id);
    const [issue] = await app.store.reads.issues.findByTaskId(id);
    if (issue) {
      const role = context.actor.type === "agent" ? "assistant" : "user";
      const said = await addConversationMessage(app, context, { issueId: issue.id, role, content: text });
      return { id: said.id, issue: issue.id };
    }
    const content = `About ${task.name} (${id}): ${text}`;
    return messageView(await sendMessage(app, context, { ...toOwner, type: "info", content }));
  },
});
