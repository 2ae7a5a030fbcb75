import type { LogChunk } from "@signalbox/contracts";
import type { App } from "../../ports/app.ts";

export interface ReadLogTail {
  readonly agentId: string;
  readonly limit: number;
  readonly before?: string | undefined;
}

export interface LogTail {
  readonly items: LogChunk[];
  readonly previous: string | null;
}

/** The last chunks of an agent's log, or the last before a chunk, oldest first. */
export async function readLogTail({ store }: Pick<App, "store">, { agentId, limit, before }: ReadLogTail): Promise<LogTail> {
  const chunks = await store.reads.logChunks.findLast(agentId, limit + 1, before);
  const items = chunks.slice(-limit);
  return { items, previous: chunks.length > limit ? (items[0]?.id ?? null) : null };
}
