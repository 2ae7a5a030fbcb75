import { DomainError, type Message, type NewMessage } from "@signalbox/contracts";
import type { Repositories } from "../../db/repositories/unit-of-work.ts";
import { requireFound } from "../access/require-found.ts";
import { requireSelf } from "../access/require-self.ts";
import { type CommandContext, command } from "../command.ts";
import { messageSent } from "./message-sent.ts";

/** A `response` is made by answering. */
export interface SendMessage extends Omit<NewMessage, "senderType" | "status"> {
  /** Whoever asks, when left out. */
  readonly senderType?: NewMessage["senderType"] | undefined;
}

/** A question asks for an answer unless it says that it does not. */
export const sendMessage = command("message.send", async (tx, input: SendMessage, { context, emit }): Promise<Message> => {
  const sender = senderOf(context, input);
  if (input.recipientType === "agent" && input.recipientId) await requireAgent(tx, "recipientId", input.recipientId);
  if (sender.senderType === "agent" && sender.senderId) await requireAgent(tx, "senderId", sender.senderId);
  if (input.parentMessageId) requireFound(await tx.messages.findById(input.parentMessageId), "message", input.parentMessageId);
  const requiresResponse = input.requiresResponse ?? input.type === "question";
  const message = await tx.messages.create({ ...input, ...sender, requiresResponse });
  emit(messageSent(message));
  return message;
});

function senderOf(context: CommandContext, { senderType, senderId }: SendMessage) {
  const { actor } = context;
  if (actor.type === "agent") requireSelf(context, senderType === "user" ? null : (senderId ?? actor.id), "send messages");
  if (senderType === undefined || actor.type === "agent")
    return { senderType: actor.type === "agent" ? "agent" : "user", senderId: actor.id } as const;
  return { senderType, senderId: senderId ?? (senderType === "user" ? actor.id : null) };
}

/** Messages outlive their agent, so no foreign key does this. */
async function requireAgent({ agents }: Repositories, field: string, id: string): Promise<void> {
  if (await agents.findById(id)) return;
  throw new DomainError("REFUSED", `There is no agent with the id ${id} (${field}).`, { details: { entity: "message", field, id } });
}
