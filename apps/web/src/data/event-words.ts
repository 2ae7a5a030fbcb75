/** What an event says, in words for people. Pure. */
import type { EventPayload, EventType, Excerpt } from "@signalbox/contracts";

export interface EventLike {
  readonly type: string;
  readonly streamType: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

type Words = { readonly [Type in EventType]: readonly [verb: string, about?: (payload: EventPayload<Type>) => string] };

const AT_MOST = 160;

/** The beginning of a text, on one line. */
export function inShort(text: string, atMost = AT_MOST): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > atMost ? `${line.slice(0, atMost - 1).trimEnd()}…` : line;
}

const said = (excerpt: Excerpt | null | undefined): string => (excerpt == null || excerpt.text === "" ? "" : `“${inShort(excerpt.text)}”`);
const many = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`;
const join = (...parts: readonly (string | false | null | undefined)[]): string => parts.filter(Boolean).join(" · ");
/** "in_progress" → "in progress"; ids stay as they are. */
const plain = (word: string): string => (/^[a-z_]+$/.test(word) ? word.replaceAll("_", " ") : word);
const was = ({ from }: { readonly from: string }): string => `was ${plain(from)}`;

const words: Words = {
  "project.created": ["created", ({ name, defaultBranch }) => join(name, defaultBranch && `branch ${defaultBranch}`)],
  "project.renamed": ["renamed", changesInWords],
  "project.updated": ["changed", changesInWords],
  "project.archived": ["archived"],
  "project.deleted": ["deleted", ({ name }) => name],
  "thread.created": ["started", ({ title }) => title],
  "thread.renamed": ["renamed", changesInWords],
  "thread.archived": ["archived"],
  "session.started": ["started", ({ provider }) => provider],
  "session.ended": ["ended", ({ reason, exitCode }) => join(reason, exitCode !== null && `exit code ${exitCode}`)],
  "turn.started": ["started"],
  "turn.completed": ["completed"],
  "turn.failed": ["failed", ({ error }) => said(error)],
  "turn.interrupted": ["interrupted"],
  "message.added": ["said", ({ role, content }) => join(role, said(content))],
  "question.asked": ["asked", ({ question, options }) => join(said(question), options?.map(({ text }) => inShort(text, 40)).join(" / "))],
  "question.answered": ["answered", ({ answer }) => said(answer)],
  "approval.requested": ["requested", ({ action }) => said(action)],
  "approval.resolved": ["resolved", ({ decision, reason }) => join(decision, said(reason))],
  "checkpoint.created": ["created", ({ message }) => said(message)],
  "checkpoint.reverted": ["reverted"],
  "setting.changed": ["changed", ({ value }) => inShort(JSON.stringify(value) ?? "")],
  "setting.deleted": ["deleted"],

  "initiative.created": ["created", ({ name, executionMode }) => join(name, plain(executionMode))],
  "initiative.updated": ["changed", changesInWords],
  "initiative.projectsSet": [
    "set the projects of",
    ({ added, removed }) => join(added.length > 0 && `${added.length} added`, removed.length > 0 && `${removed.length} removed`),
  ],
  "initiative.deleted": ["deleted", ({ name, phases, tasks }) => join(name, `with ${many(phases, "phase")} and ${many(tasks, "task")}`)],
  "phase.created": ["created", ({ name }) => name],
  "phase.updated": ["changed", changesInWords],
  "phase.dependencyAdded": ["added a dependency to", ({ dependsOnPhaseId }) => `waits for phase ${dependsOnPhaseId}`],
  "phase.dependencyRemoved": ["removed a dependency of", ({ dependsOnPhaseId }) => `no longer waits for phase ${dependsOnPhaseId}`],
  "phase.deleted": ["deleted", ({ name, tasks }) => join(name, `with ${many(tasks, "task")}`)],
  "task.created": ["created", ({ name, category, priority }) => join(name, `${priority} priority`, category)],
  "task.updated": ["changed", changesInWords],
  "task.claimed": ["claimed", ({ agentName }) => `for ${agentName}`],
  "task.submitted": ["submitted", ({ summary }) => said(summary)],
  "task.completed": ["completed", (payload) => join(was(payload), said(payload.summary), payload.byTaskId && "with its last subtask")],
  "task.reopened": ["reopened", (payload) => join(was(payload), payload.byTaskId && "because of a subtask")],
  "task.cancelled": ["cancelled", (payload) => join(was(payload), payload.byTaskId && "with its parent")],
  "task.blocked": ["blocked", was],
  "task.dependencyAdded": ["added a dependency to", ({ dependsOnTaskId }) => `waits for task ${dependsOnTaskId}`],
  "task.dependencyRemoved": ["removed a dependency of", ({ dependsOnTaskId }) => `no longer waits for task ${dependsOnTaskId}`],
  "task.deleted": ["deleted", ({ name, subtasks }) => join(name, subtasks > 0 && `with ${many(subtasks, "subtask")}`)],
  "page.created": ["created", ({ title }) => title],
  "page.saved": ["saved", (payload) => join(`revision ${payload.revision}`, changesInWords(payload))],
  "page.moved": ["moved", changesInWords],
  "page.deleted": ["deleted", ({ title, subpages }) => join(title, subpages > 0 && `with ${many(subpages, "subpage")}`)],
  "proposal.created": ["made", ({ title, targetType }) => join(title, `for a ${plain(targetType)}`)],
  "proposal.updated": ["changed", changesInWords],
  "proposal.accepted": ["accepted"],
  "proposal.dismissed": ["dismissed"],
  "proposal.reopened": ["reopened", () => "its changes were reverted"],
  "proposal.deleted": ["deleted", ({ title }) => title],
  "changeSet.applied": [
    "applied",
    ({ entries, agentName, summary }) =>
      join(many(entries, "change"), agentName && `of ${agentName}`, typeof summary === "string" ? summary : said(summary)),
  ],
  "changeSet.reverted": ["reverted"],
  "reviewComment.created": ["added", ({ filePath, lineNumber, body }) => join(`${filePath}:${lineNumber}`, said(asExcerpt(body)))],
  "reviewComment.resolved": ["resolved"],
  "reviewComment.unresolved": ["reopened"],
  "reviewComment.deleted": ["deleted"],
  "plan.imported": [
    "imported",
    ({ tasks, gone, leftOut }) =>
      join(
        `${many(tasks.created, "task")} new`,
        `${tasks.updated} changed`,
        gone > 0 && `${gone} gone from the source`,
        leftOut > 0 && `${leftOut} left out`,
      ),
  ],
  "plan.repaired": ["repaired", ({ mismatches, repaired }) => `${repaired} of ${many(mismatches, "wrong value")}`],

  "agent.created": ["created", ({ name, provider, mode }) => join(name, provider, mode)],
  "agent.updated": ["changed", changesInWords],
  "agent.answered": ["answered", ({ name, answer }) => join(name, said(answer))],
  "agent.dismissed": ["dismissed", ({ name }) => name],
  "agent.deleted": ["deleted", ({ name }) => name],
  "agent.logDeleted": ["deleted the log of", ({ chunks }) => many(chunks, "piece")],
  "account.created": ["added", ({ provider }) => provider],
  "account.updated": ["changed", changesInWords],
  "account.claimed": ["took", ({ provider }) => provider],
  "account.exhausted": [
    "marked as exhausted",
    ({ until }) => (until === null ? "until it is freed" : `until ${until.slice(0, 16).replace("T", " ")} UTC`),
  ],
  "account.freed": ["freed"],
  "account.deleted": ["deleted", ({ provider }) => provider],
  "inboxMessage.sent": ["sent", ({ messageType, content }) => join(plain(messageType), said(content))],
  "inboxMessage.read": ["read"],
  "inboxMessage.answered": ["answered"],
  "inboxMessage.deleted": ["deleted", ({ messageType }) => plain(messageType)],
  "conversation.asked": ["asked", ({ question }) => said(question)],
  "conversation.answered": ["answered", ({ answer }) => said(answer)],
  "chatSession.opened": ["opened", ({ targetType, targetId }) => `about ${targetType} ${targetId}`],
  "chatSession.agentLinked": ["linked", ({ agentId }) => (agentId === null ? "to no agent" : `to agent ${agentId}`)],
  "chatSession.closed": ["closed"],
  "chatMessage.added": ["wrote", ({ role, content }) => join(role, said(content))],
  "errand.created": ["created", ({ description, branch }) => join(said(description), branch)],
  "errand.updated": ["changed", changesInWords],
  "errand.deleted": ["deleted", ({ branch }) => branch],
  "apiKey.created": ["created", ({ name, scopes }) => join(name, scopes.join(", "))],
  "apiKey.revoked": ["revoked", ({ name }) => name],
  "effect.requeued": ["queued again", ({ kind, attempts }) => join(kind, `after ${many(attempts, "attempt")}`)],

  "repository.created": ["added", ({ name }) => name],
  "repository.updated": ["changed", changesInWords],
  "repository.related": ["related", ({ toRepositoryId, relationship }) => `${plain(relationship)} ${toRepositoryId}`],
  "repository.unrelated": ["unrelated", ({ toRepositoryId, relationship }) => `${plain(relationship)} ${toRepositoryId}`],
  "repository.deleted": ["deleted", ({ name }) => name],
  "lease.acquired": ["took", heldInWords],
  "lease.released": ["released", heldInWords],
  "mirror.created": ["added"],
  "mirror.updated": ["changed", changesInWords],
  "mirror.deleted": ["deleted"],
  "objectMetadata.created": ["stored", ({ mediaType, size }) => `${mediaType}, ${many(size, "byte")}`],
  "objectMetadata.deleted": ["deleted"],
  "issue.created": ["took in", ({ title, sourceType }) => join(title, sourceType)],
  "issue.updated": ["changed", changesInWords],
  "issue.linked": ["linked", ({ taskId }) => `to task ${taskId}`],
  "issue.unlinked": ["unlinked"],
  "issue.deleted": ["deleted", ({ title }) => title],
  "database.backedUp": ["backed up", ({ file, bytes }) => join(file, many(bytes, "byte"))],
  "conversationMessage.added": ["wrote", ({ role, content }) => join(role, said(content))],
};

/** For the field that filters by type. */
export const knownTypes: readonly string[] = Object.keys(words);

function heldInWords({ scope, holderType, holderId }: EventPayload<"lease.released">): string {
  return `${scope === "*" ? "the whole repository" : scope} · by ${holderType} ${holderId}`;
}

const asExcerpt = (given: Excerpt | string): Excerpt => (typeof given === "string" ? { text: given } : given);

export interface FieldChange {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** The fields of a payload that tell what they were and what they became. */
export function changesOf(payload: Readonly<Record<string, unknown>>): FieldChange[] {
  return Object.entries(payload).flatMap(([field, value]) => {
    if (typeof value !== "object" || value === null || !("after" in value)) return [];
    return [{ field, before: "before" in value ? value.before : undefined, after: value.after }];
  });
}

/** Fields that changed, and whose values the log does not keep. */
export const rewrittenOf = ({ rewritten }: Readonly<Record<string, unknown>>): string[] =>
  Array.isArray(rewritten) ? rewritten.map(String) : [];

/** "unmetDependencies" → "unmet dependencies". */
export const fieldInWords = (field: string): string => field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replace(/ id$/, "");

export const valueInWords = (value: unknown): string => {
  if (value === null || value === undefined || value === "") return "nothing";
  if (typeof value === "string") return plain(inShort(value, 60));
  if (typeof value === "object" && "text" in value) return inShort(String(value.text), 60);
  return inShort(JSON.stringify(value), 60);
};

function changesInWords(payload: Readonly<Record<string, unknown>>): string {
  const changes = changesOf(payload).map(({ field, before, after }) => {
    const from = before === undefined ? "" : `${valueInWords(before)} → `;
    return `${fieldInWords(field)}: ${from}${valueInWords(after)}`;
  });
  const rewritten = rewrittenOf(payload);
  return join(...changes, rewritten.length > 0 && `${rewritten.map(fieldInWords).join(", ")} rewritten`);
}

export interface EventWords {
  /** "completed". */
  readonly verb: string;
  /** "task". */
  readonly thing: string;
  /** The rest of the sentence; may be empty. */
  readonly about: string;
}

const things: Readonly<Record<string, string>> = { apiKey: "API key", inboxMessage: "message", effect: "work", objectMetadata: "object" };

export const thingInWords = (streamType: string): string => things[streamType] ?? fieldInWords(streamType);

/** Of a type that this page does not know: what can be told of any event. */
function unknownWords({ type, payload }: EventLike): readonly [string, string] {
  const name = payload.name ?? payload.title;
  return [fieldInWords(type.slice(type.indexOf(".") + 1)), join(typeof name === "string" && name, changesInWords(payload))];
}

export function wordsOf(event: EventLike): EventWords {
  const thing = thingInWords(event.streamType);
  const known = words[event.type as EventType] as readonly [string, ((payload: unknown) => string)?] | undefined;
  try {
    const [verb, about] = known ? [known[0], known[1]?.(event.payload) ?? ""] : unknownWords(event);
    return { verb, thing, about };
  } catch {
    // The log is kept for ever, and this page may be older or newer than what wrote the event.
    const [verb, about] = unknownWords(event);
    return { verb, thing, about };
  }
}

/** "Completed task: was in progress · “Found.”". */
export function sentenceOf(event: EventLike): string {
  const { verb, thing, about } = wordsOf(event);
  const sentence = about === "" ? `${verb} ${thing}` : `${verb} ${thing}: ${about}`;
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
