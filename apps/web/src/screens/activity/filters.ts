/** The filters of the address: what they ask of the server, and which live event passes them. Pure. */
import { knownTypes } from "../../data/event-words.ts";

export interface EventFilters {
  /** "task.completed", several with commas, or "task" for all of its kind. */
  readonly type?: string | undefined;
  /** "you", "agent", "system", an id, or "agent:<id>". */
  readonly actor?: string | undefined;
  /** "task:<id>", or "task" for all of them. */
  readonly entity?: string | undefined;
  /** Days as "2026-11-21", both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

type ActorType = "user" | "agent" | "system";

export interface EventCriteria {
  readonly types?: string[];
  readonly streamType?: string;
  readonly streamId?: string;
  readonly actorType?: ActorType;
  readonly actorId?: string;
  readonly from?: string;
  readonly to?: string;
}

export const filterNames = ["type", "actor", "entity", "from", "to"] as const;
export type FilterName = (typeof filterNames)[number];

const actorTypes: Readonly<Record<string, ActorType>> = { you: "user", user: "user", agent: "agent", system: "system" };

function typesOf(type: string): string[] {
  const types = type
    .split(",")
    .map((each) => each.trim())
    .filter((each) => each !== "")
    .flatMap((each) => (each.includes(".") ? [each] : knownTypes.filter((known) => known.startsWith(`${each}.`))));
  // A word that no type begins with finds nothing, and not everything.
  return types.length > 0 ? types.slice(0, 100) : [type];
}

const split = (text: string): readonly [string, string | undefined] => {
  const at = text.indexOf(":");
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1) || undefined];
};

function actorOf(actor: string): Pick<EventCriteria, "actorType" | "actorId"> {
  const [first, id] = split(actor.trim());
  const actorType = actorTypes[first.toLowerCase()];
  if (actorType === undefined) return { actorId: actor.trim() };
  return { actorType, ...(id !== undefined && { actorId: id }) };
}

/** Midnight at the person's place, or undefined for what is no day. `days` later, because the server does not include the end. */
function instantOf(day: string | undefined, days = 0): string | undefined {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day ?? "");
  if (parts === null) return undefined;
  const at = new Date(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]) + days);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

export function criteriaOf({ type, actor, entity, from, to }: EventFilters): EventCriteria {
  const [streamType, streamId] = entity === undefined ? [undefined, undefined] : split(entity.trim());
  const [after, before] = [instantOf(from), instantOf(to, 1)];
  return {
    ...(type !== undefined && { types: typesOf(type) }),
    ...(actor !== undefined && actorOf(actor)),
    ...(streamType && { streamType }),
    ...(streamId !== undefined && { streamId }),
    ...(after !== undefined && { from: after }),
    ...(before !== undefined && { to: before }),
  };
}

export const isFiltered = (filters: EventFilters): boolean => filterNames.some((name) => filters[name] !== undefined);

interface Passing {
  readonly type: string;
  readonly streamType: string;
  readonly streamId: string;
  readonly actorType: string;
  readonly actorId: string;
  readonly createdAt: string;
}

/** The same question as the server's, for an event that came by the live feed. */
export function passes(event: Passing, criteria: EventCriteria): boolean {
  const { types, from, to, ...equal } = criteria;
  if (types !== undefined && !types.includes(event.type)) return false;
  if (from !== undefined && event.createdAt < from) return false;
  if (to !== undefined && event.createdAt >= to) return false;
  return Object.entries(equal).every(([field, value]) => event[field as keyof Passing] === value);
}
