import type { Message, MessagePatch, MessageStatus, NewMessage } from "@signalbox/contracts";
import type { Paged, PageRequest } from "./paging.ts";

/** Lists are in order of creation. */
export interface MessageRepository {
  create(message: NewMessage): Promise<Message>;
  findById(id: string): Promise<Message | null>;
  findAll(
    filter: { recipientType?: Message["recipientType"] | undefined; status?: MessageStatus | undefined },
    page: PageRequest,
  ): Promise<Paged<Message>>;
  findBySender(senderType: Message["senderType"], senderId: string): Promise<Message[]>;
  findByRecipient(recipientType: Message["recipientType"], recipientId: string): Promise<Message[]>;
  /** What a person has not read yet; without an id, of every person. */
  findPendingForUser(userId?: string): Promise<Message[]>;
  /** What asks for an answer and has none, whoever it is for. */
  findRequiringResponse(): Promise<Message[]>;
  findReplies(messageId: string): Promise<Message[]>;
  update(id: string, patch: MessagePatch): Promise<Message>;
  /** Replies stay and lose their parent. */
  delete(id: string): Promise<void>;
}
