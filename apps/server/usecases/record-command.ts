import type { DomainError, DomainEvent, NewAuditEntry, NewEvent } from "@signalbox/contracts";
import type { Repositories } from "../db/repositories/unit-of-work.ts";
import type { App } from "../ports/app.ts";
import type { CommandContext, NamedCommand } from "./command.ts";

interface Recorded {
  readonly context: CommandContext;
  readonly name: string;
}

/** What a command has emitted so far, and how it gets into the log. */
export interface Recorder {
  readonly emit: (...events: readonly DomainEvent[]) => void;
  /** Appends what was emitted since the last time and brings the projections up to it. */
  readonly record: () => Promise<void>;
  /** Records the rest and writes the audit entry. The last sequence, or null when nothing happened. */
  readonly finish: () => Promise<number | null>;
}

export function recorder(tx: Repositories, { context, name }: Recorded): Recorder {
  const events: DomainEvent[] = [];
  let recorded = 0;
  let eventSequence: number | null = null;
  const record = async () => {
    const fresh = events.slice(recorded);
    if (fresh.length === 0) return;
    recorded = events.length;
    const stored = await tx.events.appendAll(fresh.map((event) => signed(event, context)));
    await tx.projections.apply(stored);
    eventSequence = stored.at(-1)?.sequence ?? null;
  };
  return {
    emit: (...happened) => void events.push(...happened),
    record,
    finish: async () => {
      await record();
      const [about] = events;
      if (about === undefined) return null;
      await tx.audit.append({
        ...by(context, name),
        entityType: about.streamType,
        entityId: about.streamId,
        outcome: "done",
        eventSequence,
      });
      return eventSequence;
    },
  };
}

/** A command that was refused leaves no event, but who asked for what is kept. Where not even that can be written, the log says so. */
export async function auditRefusal(
  app: App,
  { context, named: { name, input }, error }: { context: CommandContext; named: NamedCommand<unknown>; error: DomainError },
): Promise<void> {
  try {
    await app.store.transaction("audit refusal", (tx) =>
      tx.audit.append({
        ...by(context, name),
        ...aboutOf(name, { input, error }),
        outcome: isOurs(error) ? "failed" : "refused",
        reason: `${error.code}: ${error.message}`,
      }),
    );
  } catch (cause) {
    app.log.error({ err: cause, action: name, requestId: context.requestId }, "A refused command could not be written to the audit log.");
  }
}

/** What the command was about: the row it names, else the one the refusal names. A command that makes a row names none. */
function aboutOf(name: string, { input, error }: { input: unknown; error: DomainError }): Pick<NewAuditEntry, "entityType" | "entityId"> {
  const entityType = name.split(".", 1)[0] ?? name;
  const asked = idOf(input);
  if (asked !== null) return { entityType, entityId: asked };
  const refused = idOf(error.details);
  if (refused === null) return { entityType, entityId: "-" };
  return { entityType: typeof error.details.entity === "string" ? error.details.entity : entityType, entityId: refused };
}

function idOf(value: unknown): string | null {
  const id = typeof value === "object" && value !== null && "id" in value ? value.id : null;
  return typeof id === "string" && id !== "" ? id : null;
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

const signed = (event: DomainEvent, { actor, commandId, partOf, requestId }: CommandContext): NewEvent => ({
  ...event,
  actorType: actor.type,
  actorId: actor.id,
  keyId: actor.keyId,
  commandId: commandId ?? partOf ?? null,
  correlationId: requestId || null,
});
