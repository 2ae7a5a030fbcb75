import { event, type ProjectionThread } from "@signalbox/contracts";
import { requireFound } from "../access/require-found.ts";
import { command } from "../command.ts";

export interface RenameThread {
  readonly id: string;
  readonly title: string;
}

/** The title it has already changes nothing. */
export const renameThread = command(
  "thread.rename",
  async (tx, { id, title }: RenameThread, { emit, record }): Promise<ProjectionThread> => {
    const thread = requireFound(await tx.projections.findThread(id), "thread", id);
    if (thread.title === title) return thread;
    emit(event("thread.renamed", id, { title: { before: thread.title, after: title } }));
    await record();
    return requireFound(await tx.projections.findThread(id), "thread", id);
  },
);
