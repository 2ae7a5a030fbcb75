import type { LogChunk, NewLogChunk } from "@signalbox/contracts";

/** Chunks are in order of session number, which grows with each resume, and in a session in order of insertion. They outlive their agent. */
export interface LogChunkRepository {
  insertChunk(chunk: NewLogChunk): Promise<LogChunk>;
  /** At most `limit` chunks (default 1,000) after the chunk `after`, oldest first. Where `after` was deleted, from the oldest that is left. */
  findByAgentId(agentId: string, options?: { after?: string; sessionNumber?: number; limit?: number }): Promise<LogChunk[]>;
  /** The last `limit` chunks, or those before the chunk `before`, oldest first. None where `before` was deleted: so was all before it. */
  findLast(agentId: string, limit: number, before?: string): Promise<LogChunk[]>;
  /** The last `limit` chunks of each agent, by agent, oldest first. Every agent asked for has an entry. */
  findByAgentIds(agentIds: readonly string[], limit: number): Promise<Map<string, LogChunk[]>>;
  /** Deletes at most `limit` chunks (default 1,000), oldest first; call again until it returns 0. */
  deleteByAgentId(agentId: string, limit?: number): Promise<number>;
  /** How many distinct sessions the agent has written in. */
  getSessionCount(agentId: string): Promise<number>;
}
