import type {
  Checkpoint,
  ProjectionMessage,
  ProjectionProject,
  ProjectionState,
  ProjectionThread,
  ProjectionTurn,
  StoredEvent,
} from "@signalbox/contracts";
import type { Paged, PageRequest } from "./paging.ts";

/** What the events fold to: agent conversations, and the settings. Lists are in order of creation. */
export interface ProjectionRepository {
  /** Brings every projection up to these events, which follow in order on those applied before. In the transaction that appends them. */
  apply(events: readonly StoredEvent[]): Promise<void>;
  listState(): Promise<ProjectionState[]>;
  findProject(id: string): Promise<ProjectionProject | null>;
  findThread(id: string): Promise<ProjectionThread | null>;
  findThreads(filter: { projectId?: string | undefined }, page: PageRequest): Promise<Paged<ProjectionThread>>;
  findTurns(threadId: string): Promise<ProjectionTurn[]>;
  findMessages(turnId: string): Promise<ProjectionMessage[]>;
  findCheckpoints(threadId: string): Promise<Checkpoint[]>;
}
