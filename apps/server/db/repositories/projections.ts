import type {
  Checkpoint,
  ProjectionMessage,
  ProjectionProject,
  ProjectionState,
  ProjectionThread,
  ProjectionTurn,
  StoredEvent,
} from "@signalbox/contracts";
import type { ProjectionRows, ProjectionTable, Write } from "../../domain/projection.ts";
import type { Paged, PageRequest } from "./paging.ts";

/** What the events fold to: agent conversations, and the settings. Lists are in order of creation, ties by id. */
export interface ProjectionRepository {
  /**
   * Brings every projection up to these events, in the transaction that appends them. They follow in order on those applied before; what
   * was applied before changes nothing.
   */
  apply(events: readonly StoredEvent[]): Promise<void>;
  /** By projector. */
  listState(): Promise<ProjectionState[]>;
  findProject(id: string): Promise<ProjectionProject | null>;
  findThread(id: string): Promise<ProjectionThread | null>;
  findTurn(id: string): Promise<ProjectionTurn | null>;
  /** A thread runs one turn at a time. Of several, which only a damaged log has, the oldest. */
  findRunningTurn(threadId: string): Promise<ProjectionTurn | null>;
  findMessage(id: string): Promise<ProjectionMessage | null>;
  findCheckpoint(id: string): Promise<Checkpoint | null>;
  /** Those of one project, or those that belong to none. */
  findThreads(filter: { projectId: string | null }, page: PageRequest): Promise<Paged<ProjectionThread>>;
  findTurns(threadId: string, page: PageRequest): Promise<Paged<ProjectionTurn>>;
  findMessages(turnId: string, page: PageRequest): Promise<Paged<ProjectionMessage>>;
  findCheckpoints(threadId: string, page: PageRequest): Promise<Paged<Checkpoint>>;
  /** At most `limit` rows whose key comes after this one, in the order of the UTF-8 bytes of their keys. */
  readRows<Table extends ProjectionTable>(table: Table, after: string, limit: number): Promise<ProjectionRows[Table][]>;
  /** Stores and deletes rows as they are given, past the projectors. For repairs. */
  writeRows(writes: readonly Write[]): Promise<void>;
  /** The places in the log are these and no others. For repairs. */
  replaceState(states: readonly ProjectionState[]): Promise<void>;
}
