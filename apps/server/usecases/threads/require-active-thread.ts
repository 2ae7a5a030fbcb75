import { DomainError, type ProjectionThread } from "@signalbox/contracts";
import type { ReadRepositories } from "../../db/repositories/unit-of-work.ts";

type Reads = Pick<ReadRepositories, "projections">;

/** The thread that something new belongs to; REFUSED where there is none, or where it is archived. */
export async function requireActiveThread({ projections }: Reads, threadId: string): Promise<ProjectionThread> {
  const thread = await projections.findThread(threadId);
  if (thread === null)
    throw new DomainError("REFUSED", `There is no thread with the id ${threadId} (threadId). Start it first.`, {
      details: { entity: "thread", field: "threadId", id: threadId },
    });
  if (thread.archived)
    throw new DomainError("REFUSED", `Thread ${threadId} is archived (threadId) and takes nothing new. Start another one.`, {
      details: { entity: "thread", field: "threadId", id: threadId },
    });
  return thread;
}
