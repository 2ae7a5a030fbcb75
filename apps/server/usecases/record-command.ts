import type { DomainError, DomainEvent, NewAuditEntry, NewEvent } from "@signalbox/contracts";
import type { Repositories } from "../db/repositories/unit-of-work.ts";
import type { App } from "../ports/app.ts";
import type { CommandContext } from "./command.ts";

interface Recorded {
  readonly app: App;
  readonly context: CommandContext;
  readonly name: string;
  readonly events: readonly DomainEvent[];
}

/** Appends the events, brings the projections up to them and writes the audit entry. The last sequence, or null when nothing happened. */
export async function recordCommand(tx: Repositories, { context, name, events }: Recorded): Promise<number | null> {
  const [about] = events;
  if (about === undefined) return null;
  const stored = await tx.events.appendAll(events.map((event) => signed(event, context)));
  await tx.projections.apply(stored);
  const eventSequence = stored.at(-1)?.sequence ?? null;
  await tx.audit.append({ ...by(context, name), entityType: about.streamType, entityId: about.streamId, outcome: "done", eventSequence });
  return eventSequence;
}

/** A command that was refused leaves no event, but who asked for what is kept. Where not even that can be written, the log says so. */
export async function auditRefusal(
  app: App,
  { context, name, error }: { context: CommandContext; name: string; error: DomainError },
): Promise<void> {
  const entityType = name.slice(0, name.indexOf(".") === -1 ? undefined : name.indexOf("."));
  const entityId = typeof error.details.id === "string" && error.details.id !== "" ? error.details.id : "-";
  try {
    await app.store.transaction("audit refusal", (tx) =>
      tx.audit.append({
        ...by(context, name),
        entityType,
        entityId,
        outcome: isOurs(error) ? "failed" : "refused",
        reason: `${error.code}: ${error.message}`,
      }),
    );
  } catch (cause) {
    app.log.error({ err: cause, action: name, requestId: context.requestId }, "A refused command could not be written to the audit log.");
  }
}

/** Not the caller's doing: the database, or a fault of the program. */
const isOurs = ({ code }: DomainError) => code === "INTERNAL" || code === "UNAVAILABLE" || code === "DAMAGED";

const by = (
  { actor, requestId }: CommandContext,
  action: string,
): Pick<NewAuditEntry, "actorType" | "actorId" | "keyId" | "action" | "requestId"> => ({
  actorType: actor.type,
  actorId: actor.id,
  keyId: actor.keyId,
  action,
  requestId: requestId || null,
});

const signed = (event: DomainEvent, { actor, commandId, requestId }: CommandContext): NewEvent => ({
  ...event,
  actorType: actor.type,
  actorId: actor.id,
  keyId: actor.keyId,
  commandId: commandId ?? null,
  correlationId: requestId || null,
});
