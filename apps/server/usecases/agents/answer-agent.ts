import { type Agent, DomainError, event, type Message } from "@signalbox/contracts";
import { requireFound } from "../access/require-found.ts";
import { userCommand } from "../access/require-user.ts";
import { messageSent } from "../messages/message-sent.ts";
import { agentUpdated } from "./agent-events.ts";

export interface AnswerAgent {
  readonly id: string;
  readonly answer: string;
}

export interface AnsweredAgent {
  readonly agent: Agent;
  readonly response: Message;
}

/** The answer lies ready for the agent as a message; whoever runs it takes it up from there. Questions are answered once. */
export const answerAgent = userCommand(
  "agent.answer",
  "answer an agent's questions",
  async (tx, { id, answer }: AnswerAgent, { context, emit }): Promise<AnsweredAgent> => {
    const before = requireFound(await tx.agents.findById(id), "agent", id);
    if (before.pendingQuestions === null)
      throw new DomainError("CONFLICT", `Agent ${before.name} (${id}) asks nothing (pendingQuestions); it may have been answered before.`, {
        details: { entity: "agent", field: "pendingQuestions", id },
      });
    const response = await tx.messages.create({
      ...{ senderType: "user", senderId: context.actor.id, recipientType: "agent", recipientId: id },
      ...{ type: "response", content: answer },
    });
    const agent = await tx.agents.update(id, { pendingQuestions: null });
    emit(
      event("agent.answered", id, { name: agent.name, messageId: response.id, answer }),
      ...agentUpdated(before, agent),
      messageSent(response),
    );
    return { agent, response };
  },
);
