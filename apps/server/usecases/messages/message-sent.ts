import { type DomainEvent, event, type Message } from "@signalbox/contracts";

export const messageSent = ({
  id,
  type,
  status: _status,
  createdAt: _createdAt,
  updatedAt: _updatedAt,
  ...message
}: Message): DomainEvent => event("inboxMessage.sent", id, { ...message, messageType: type });
