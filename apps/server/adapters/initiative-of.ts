import type { StoredEvent } from "@signalbox/contracts";
import type { App } from "../ports/app.ts";

type Reads = Pick<App["store"]["reads"], "tasks" | "phases" | "pages" | "proposals" | "agents">;
type Placed = { readonly initiativeId: string | null } | null;

/**
 * The initiative that an event is about where it does not name it, as most of what happens to a task does not: the one where its task,
 * phase, page, proposal or agent stands now. Asked once for each event, however many followers want to know.
 */
export function initiativeFinder(reads: Reads): (event: StoredEvent) => Promise<string | null> {
  const known = new WeakMap<StoredEvent, Promise<string | null>>();
  const find = async (event: StoredEvent) => (await standing(reads, event))?.initiativeId ?? null;
  return (event) => {
    const found = known.get(event) ?? find(event);
    known.set(event, found);
    // What could not be found out is asked again.
    found.catch(() => known.delete(event));
    return found;
  };
}

function standing(
  { tasks, phases, pages, proposals, agents }: Reads,
  { streamType, streamId, payload }: StoredEvent,
): Promise<Placed> | null {
  switch (streamType) {
    case "task":
      return tasks.findById(streamId);
    case "phase":
      return phases.findById(streamId);
    case "page":
      return pages.findById(streamId);
    case "proposal":
      return proposals.findById(streamId);
    case "agent":
      return agents.findById(streamId);
    case "reviewComment":
      return typeof payload.phaseId === "string" ? phases.findById(payload.phaseId) : null;
    default:
      return null;
  }
}
