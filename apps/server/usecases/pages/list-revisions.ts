import { type PageRevision, type RecordedEvent, readEvent, type StoredEvent } from "@signalbox/contracts";
import type { ReadRepositories } from "../../db/repositories/unit-of-work.ts";
import { getPage } from "./get-page.ts";

export interface ListRevisions {
  readonly id: string;
  readonly limit: number;
  /** A sequence of the log. */
  readonly before?: string | undefined;
}

/** Who saved the page and when, newest first. A page that was there before the log began has none. */
export async function listRevisions(
  reads: Pick<ReadRepositories, "events" | "pages">,
  { id, limit, before }: ListRevisions,
): Promise<PageRevision[]> {
  await getPage(reads, id);
  const criteria = { streamType: "page", streamId: id, types: ["page.created", "page.saved"] };
  const events = await reads.events.findNewest(criteria, { limit, before: before === undefined ? undefined : Number(before) });
  return events.map((stored) => toRevision(stored, readEvent(stored).event));
}

function toRevision({ sequence, actorType, actorId, createdAt }: StoredEvent, event: RecordedEvent | null): PageRevision {
  const who = { sequence, actorType, actorId, createdAt };
  if (event?.type !== "page.saved") return { ...who, revision: 1, title: event?.type === "page.created" ? event.payload.title : null };
  return { ...who, revision: event.payload.revision, title: event.payload.title?.after ?? null };
}
