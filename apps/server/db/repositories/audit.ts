import type { AuditEntry, AuditEntryOutcome, NewAuditEntry } from "@signalbox/contracts";

/** What an entry must have; all of it. */
export interface AuditCriteria {
  action?: string | undefined;
  entityType?: string | undefined;
  entityId?: string | undefined;
  outcome?: AuditEntryOutcome | undefined;
}

/** Append-only, each entry hashed over the one before it. */
export interface AuditRepository {
  append(entry: NewAuditEntry): Promise<AuditEntry>;
  findByEntity(entityType: string, entityId: string): Promise<AuditEntry[]>;
  /** At most `limit` entries (default 100) after this sequence. */
  findAfter(sequence: number, limit?: number): Promise<AuditEntry[]>;
  /** The last `limit` of them, the newest first; with `before`, of those below this sequence. */
  findNewest(criteria: AuditCriteria, page: { limit: number; before?: number | undefined }): Promise<AuditEntry[]>;
  /** Every entry in pages of at most 1,000. */
  replayAll(): AsyncGenerator<AuditEntry[]>;
}
