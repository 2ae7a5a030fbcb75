import type { Initiative, InitiativePatch, InitiativeStatus, NewInitiative } from "@signalbox/contracts";
import type { Paged, PageRequest } from "./paging.ts";

/** Lists are in order of creation. A missing row is NOT_FOUND for `update` and `delete`. */
export interface InitiativeRepository {
  create(initiative: NewInitiative): Promise<Initiative>;
  findById(id: string): Promise<Initiative | null>;
  findByIds(ids: readonly string[]): Promise<Initiative[]>;
  findAll(filter: { status?: InitiativeStatus | undefined }, page: PageRequest): Promise<Paged<Initiative>>;
  /** At most `limit`, the newest first. */
  findNewest(limit: number): Promise<Initiative[]>;
  findByStatus(status: InitiativeStatus): Promise<Initiative[]>;
  /** A change of status opens or closes the gate of every task of the initiative in the same transaction. */
  update(id: string, patch: InitiativePatch): Promise<Initiative>;
  /** Phases, tasks, pages, proposals, chat sessions and change sets go with it; the readiness of tasks elsewhere is kept right. */
  delete(id: string): Promise<void>;
}
