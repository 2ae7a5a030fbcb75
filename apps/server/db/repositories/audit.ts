import type { AuditEntry, NewAuditEntry } from "@signalbox/contracts";

/** Append-only, each entry hashed over the one before it. */
export interface AuditRepository {
  append(entry: NewAuditEntry): Promise<AuditEntry>;
  findByEntity(entityType: string, entityId: string): Promise<AuditEntry[]>;
  /** At most `limit` entries (default 100) after this sequence. */
  findAfter(sequence: number, limit?: number): Promise<AuditEntry[]>;
  /** Every entry in pages of at most 1,000. */
  replayAll(): AsyncGenerator<AuditEntry[]>;
}
