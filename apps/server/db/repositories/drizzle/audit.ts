import type { AuditEntry } from "@signalbox/contracts";
import { and, asc, eq, gt, sql } from "drizzle-orm";
import { auditHash, firstPreviousHash } from "../../../domain/audit-chain.ts";
import type { AuditRepository } from "../audit.ts";
import { completeRow } from "./complete-row.ts";
import { insertInto } from "./gateway.ts";
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
    replayAll: () => replay(statements.after),
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
