import { DomainError, event, type Message } from "@signalbox/contracts";
import { requireFound } from "../access/require-found.ts";
import { requireSelf } from "../access/require-self.ts";
import { command } from "../command.ts";
import { messageSent } from "./message-sent.ts";

export interface AnswerMessage {
  /** The question. */
  readonly id: string;
  readonly content: string;
}

export interface AnsweredMessage {
  readonly question: Message;
  readonly response: Message;
}

/** The answer goes back to whoever asked. A question is answered once; the second answer is CONFLICT. */
export const answerMessage = command(
  "message.answer",
  async (tx, { id, content }: AnswerMessage, { context, emit }): Promise<AnsweredMessage> => {
    const asked = requireFound(await tx.messages.findById(id), "message", id);
    requireSelf(context, asked.recipientType === "agent" ? asked.recipientId : null, "answer questions");
    if (asked.status === "responded")
      throw new DomainError("CONFLICT", `Message ${id} was answered before (status); its answer stays as it is.`, {
        details: { entity: "message", field: "status", id },
      });
    if (!asked.requiresResponse && asked.type !== "question")
      throw new DomainError("REFUSED", `Message ${id} asks for no answer. Send a message with it as parentMessageId instead.`, {
        details: { entity: "message", field: "requiresResponse", id },
      });
    const response = await tx.messages.create({
      senderType: asked.recipientType,
      senderId: asked.recipientId ?? context.actor.id,
      recipientType: asked.senderType,
      recipientId: asked.senderId,
      type: "response",
      content,
      parentMessageId: id,
    });
    emit(messageSent(response), event("inboxMessage.answered", id, { responseId: response.id }));
    return { question: await tx.messages.update(id, { status: "responded" }), response };
  },
);
