import type { Agent, AgentCount, AgentPatch, AgentStatus, NewAgent } from "@signalbox/contracts";
import type { Paged, PageRequest } from "./paging.ts";

/** Lists are in order of creation. */
export interface AgentRepository {
  create(agent: NewAgent): Promise<Agent>;
  findById(id: string): Promise<Agent | null>;
  findByName(name: string): Promise<Agent | null>;
  /** The newest agent of the task. */
  findByTaskId(taskId: string): Promise<Agent | null>;
  findByTaskIds(taskIds: readonly string[]): Promise<Agent[]>;
  findBySessionId(sessionId: string): Promise<Agent | null>;
  findByStatus(status: AgentStatus): Promise<Agent[]>;
  findAll(filter: { status?: AgentStatus | undefined }, page: PageRequest): Promise<Paged<Agent>>;
  /** Those that nobody has dismissed, counted by status, in no order. A status that none has is left out. */
  countByStatus(): Promise<AgentCount[]>;
  update(id: string, patch: AgentPatch): Promise<Agent>;
  delete(id: string): Promise<void>;
}
