import type { ChangeSet, ChangeSetEntry, NewChangeSet, NewChangeSetEntry } from "@signalbox/contracts";

/** Change sets are listed in order of creation, their entries by sortOrder. */
export interface ChangeSetRepository {
  /** Entries without a sortOrder get their place in the list. */
  create(changeSet: NewChangeSet, entries: readonly NewChangeSetEntry[]): Promise<ChangeSet>;
  findById(id: string): Promise<ChangeSet | null>;
  findByInitiativeId(initiativeId: string): Promise<ChangeSet[]>;
  findByAgentId(agentId: string): Promise<ChangeSet[]>;
  findEntries(changeSetId: string): Promise<ChangeSetEntry[]>;
  /** CONFLICT when it was reverted before. */
  markReverted(id: string): Promise<ChangeSet>;
  delete(id: string): Promise<void>;
}
