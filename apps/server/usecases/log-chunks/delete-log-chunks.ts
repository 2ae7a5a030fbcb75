import { event } from "@signalbox/contracts";
import { userCommand } from "../access/require-user.ts";

/** Deletes the oldest thousand at most, so that the writer is not held: call it again until `count` is 0. */
export const deleteLogChunks = userCommand(
  "logChunk.delete",
  "delete a log",
  async (tx, { agentId }: { agentId: string }, { emit }): Promise<{ count: number }> => {
    const count = await tx.logChunks.deleteByAgentId(agentId);
    if (count > 0) emit(event("agent.logDeleted", agentId, { chunks: count }));
    return { count };
  },
);
