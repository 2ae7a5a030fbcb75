import type { LogChunk, NewLogChunk } from "@signalbox/contracts";
import { requireFound } from "../access/require-found.ts";
import { requireSelf } from "../access/require-self.ts";
import { command } from "../command.ts";

/** Carries the agent's name as it is now: the log outlives its agent. */
export const appendLogChunk = command(
  "logChunk.append",
  async (tx, chunk: Omit<NewLogChunk, "agentName">, { context }): Promise<LogChunk> => {
    requireSelf(context, chunk.agentId, "write a log");
    const { name } = requireFound(await tx.agents.findById(chunk.agentId), "agent", chunk.agentId);
    return tx.logChunks.insertChunk({ ...chunk, agentName: name });
  },
);
