/** What happened to a task, told on its own page. Pure. */
import { changesOf, type EventLike, fieldInWords, rewrittenOf, valueInWords, wordsOf } from "../../data/event-words.ts";

interface Actor {
  readonly actorType: "user" | "agent" | "system";
  readonly actorId: string;
}

type NameOf = (id: string) => string;

export function actorInWords({ actorType, actorId }: Actor, nameOf: NameOf): string {
  if (actorType === "system") return "Signalbox";
  if (actorType === "agent") return nameOf(actorId);
  return actorId === "owner" ? "You" : actorId;
}

const places: ReadonlySet<string> = new Set(["phaseId", "initiativeId", "parentTaskId"]);

/** The page calls a name a title. */
const fieldOfTask = (field: string): string => (field === "name" ? "title" : fieldInWords(field.replace(/Id$/, "")));

function changesInWords(payload: EventLike["payload"], nameOf: NameOf): string {
  const changes = changesOf(payload).map(({ field, before, after }) => {
    const say = (value: unknown) => (places.has(field) && typeof value === "string" ? nameOf(value) : valueInWords(value));
    return `its ${fieldOfTask(field)} from ${say(before)} to ${say(after)}`;
  });
  return [...changes, ...rewrittenOf(payload).map((field) => `its ${fieldOfTask(field)}`)].join(", ");
}

/** Without who did it: "completed it: was in progress". */
export function happenedInWords(event: EventLike, nameOf: NameOf): string {
  const { type, payload } = event;
  const on = typeof payload.dependsOnTaskId === "string" ? nameOf(payload.dependsOnTaskId) : "another task";
  if (type === "task.dependencyAdded") return `made it wait for “${on}”`;
  if (type === "task.dependencyRemoved") return `let it no longer wait for “${on}”`;
  if (type === "task.updated") return `changed ${changesInWords(payload, nameOf) || "it"}`;
  const { verb, about } = wordsOf(event);
  return about === "" ? `${verb} it` : `${verb} it: ${about}`;
}

/** The ids in the payloads that have a name. */
export function taskIdsIn(events: readonly EventLike[]): string[] {
  const ids = events.flatMap(({ payload }) => [
    payload.dependsOnTaskId,
    ...changesOf(payload).flatMap(({ field, before, after }) => (field === "parentTaskId" ? [before, after] : [])),
  ]);
  return [...new Set(ids.filter((id) => typeof id === "string"))];
}
