import type { AuditEntry } from "@signalbox/contracts";
import { and, asc, desc, eq, gt, lt, sql } from "drizzle-orm";
import { auditHash, firstPreviousHash } from "../../../domain/audit-chain.ts";
import type { AuditRepository } from "../audit.ts";
import { completeRow } from "./complete-row.ts";
import { insertInto } from "./gateway.ts";
import { newestRows, unindexed } from "./newest-rows.ts";
import type { Session } from "./session.ts";

const defaultLimit = 100;
const pageSize = 1000;

export function drizzleAudit(session: Session): AuditRepository {
  const { auditEntries: t } = session.tables;
  const insert = insertInto(session, t, "auditEntries");
  const statements = prepare(session);
  return {
    append: async (entry) => {
      const [last] = await statements.last();
      const previousHash = last?.hash ?? firstPreviousHash;
      const place = { id: session.ids.nextUlid(), sequence: (last?.sequence ?? 0) + 1, previousHash };
      const row = completeRow(session, t, { ...entry, ...place });
      const [stored] = await insert({ ...row, hash: auditHash(previousHash, row) });
      return stored as AuditEntry;
    },
    findByEntity: (entityType, entityId) => statements.ofEntity({ entityType, entityId }),
    findAfter: (sequence, limit = defaultLimit) => statements.after({ sequence, limit }),
    findNewest: newestEntries(session),
    replayAll: () => replay(statements.after),
  };
}

function newestEntries(session: Session): AuditRepository["findNewest"] {
  const { auditEntries: t } = session.tables;
  return ({ action, entityType, entityId, outcome }, { limit, before }) => {
    const where = [action === undefined ? undefined : eq(t.action, action), outcome && eq(t.outcome, outcome)];
    if (entityType === undefined || entityId === undefined)
      return newestRows<AuditEntry>(session, t, {
        where: [...where, unindexed(t.entityType, entityType), unindexed(t.entityId, entityId)],
        limit,
        before,
      });
    const ofEntity = [eq(t.entityType, entityType), eq(t.entityId, entityId), before === undefined ? undefined : lt(t.sequence, before)];
    return session.run((db) =>
      db
        .select()
        .from(t)
        .where(and(...ofEntity, ...where))
        .orderBy(desc(t.sequence))
        .limit(limit),
    );
  };
}

async function* replay(after: (values: { sequence: number; limit: number }) => Promise<AuditEntry[]>) {
  // Below 1 nothing is ever appended: an entry there was put there by hand, and must be seen.
  for (let sequence = Number.MIN_SAFE_INTEGER; ; ) {
    const page = await after({ sequence, limit: pageSize });
    const last = page.at(-1);
    if (last === undefined) return;
    yield page;
    if (page.length < pageSize) return;
    sequence = last.sequence;
  }
}

function prepare(session: Session) {
  const { auditEntries: t } = session.tables;
  return {
    last: session.prepared("auditEntries.last", (db) =>
      db
        .select({ sequence: t.sequence, hash: t.hash })
        .from(t)
        .where(eq(t.sequence, sql`(select max(${t.sequence}) from ${t})`)),
    ),
    ofEntity: session.prepared("auditEntries.findByEntity", (db) =>
      db
        .select()
        .from(t)
        .where(and(eq(t.entityType, sql.placeholder("entityType")), eq(t.entityId, sql.placeholder("entityId"))))
        .orderBy(asc(t.sequence)),
    ),
    after: session.prepared("auditEntries.findAfter", (db) =>
      db
        .select()
        .from(t)
        .where(gt(t.sequence, sql.placeholder("sequence")))
        .orderBy(asc(t.sequence))
        .limit(sql.placeholder("limit")),
    ),
  };
}
