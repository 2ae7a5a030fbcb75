import type { Receipt } from "@signalbox/contracts";
import { asc, eq, inArray, lt, sql } from "drizzle-orm";
import type { ReceiptRepository } from "../receipts.ts";
import { completeRow } from "./complete-row.ts";
import { insertInto } from "./gateway.ts";
import { encodeValue, type Session } from "./session.ts";

const defaultLimit = 1000;

export function drizzleReceipts(session: Session): ReceiptRepository {
  const { commandReceipts: t } = session.tables;
  const insert = insertInto(session, t, "commandReceipts");
  const find = session.prepared("commandReceipts.findById", (db) =>
    db
      .select()
      .from(t)
      .where(eq(t.commandId, sql.placeholder("commandId"))),
  );
  const deleteOldest = session.prepared("commandReceipts.deleteBefore", (db) => {
    const oldest = db
      .select({ commandId: t.commandId })
      .from(t)
      .where(lt(t.createdAt, sql.placeholder("instant")))
      .orderBy(asc(t.createdAt), asc(t.commandId))
      .limit(sql.placeholder("limit"));
    return db.delete(t).where(inArray(t.commandId, oldest)).returning({ commandId: t.commandId });
  });
  return {
    create: async (receipt) => (await insert(completeRow(session, t, receipt)))[0] as Receipt,
    findById: async (commandId) => (await find({ commandId }))[0] ?? null,
    deleteBefore: async (instant, limit = defaultLimit) =>
      (await deleteOldest({ instant: encodeValue(t.createdAt, instant), limit })).length,
  };
}
