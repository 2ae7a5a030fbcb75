import type { LogChunk, LogHits } from "@signalbox/contracts";
import { holdsText } from "../../domain/text-match.ts";
import type { App } from "../../ports/app.ts";

/** What one search reads at most, in chunks; a log may grow without end. */
const most = { chunks: 50_000, page: 200 };
const longestLine = 1000;

export interface FindInLog {
  readonly agentId: string;
  readonly text: string;
  readonly limit: number;
}

/** The lines of an agent's log that hold the text, whatever its case, from the beginning of the log on. */
export async function findInLog(
  { store: { reads } }: Pick<App, "store">,
  { agentId, text, limit }: FindInLog,
  bounds = most,
): Promise<LogHits> {
  const hits: LogHits["hits"] = [];
  let after: string | undefined;
  for (let looked = 0; looked < bounds.chunks; looked += bounds.page) {
    const chunks = await reads.logChunks.findByAgentId(agentId, { limit: bounds.page, ...(after === undefined ? {} : { after }) });
    // One by one: a chunk may have more lines than a call has room for.
    for (const hit of chunks.flatMap((chunk) => linesWith(chunk, text))) hits.push(hit);
    if (hits.length > limit) return { hits: hits.slice(0, limit), truncated: true };
    after = chunks.at(-1)?.id;
    if (chunks.length < bounds.page) return { hits, truncated: false };
    // Others get their turn between pages.
    await new Promise<void>((resume) => setImmediate(resume));
  }
  return { hits, truncated: true };
}

function linesWith({ id, sessionNumber, content }: LogChunk, text: string): LogHits["hits"] {
  if (!holdsText(content, text)) return [];
  return content
    .split("\n")
    .flatMap((line, index) =>
      holdsText(line, text) ? [{ chunkId: id, sessionNumber, line: index, text: line.slice(0, longestLine).toWellFormed() }] : [],
    );
}
