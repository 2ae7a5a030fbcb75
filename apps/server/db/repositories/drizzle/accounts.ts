import { and, asc, eq, lte, or, sql } from "drizzle-orm";
import type { AccountRepository } from "../accounts.ts";
import { gateway } from "./gateway.ts";
import { bySortOrder } from "./order.ts";
import { encodeValue, type Session } from "./session.ts";

export function drizzleAccounts(session: Session): AccountRepository {
  const { accounts: t } = session.tables;
  const rows = gateway(session, "accounts", "account");
  const findAll = session.prepared("accounts.findAll", (db) =>
    db
      .select()
      .from(t)
      .orderBy(...bySortOrder(t)),
  );
  const findByProvider = session.prepared("accounts.findByProvider", (db) =>
    db
      .select()
      .from(t)
      .where(eq(t.provider, sql.placeholder("provider")))
      .orderBy(...bySortOrder(t)),
  );
  return {
    create: rows.insert,
    findById: rows.findById,
    findAll: () => findAll(),
    findByProvider: (provider) => findByProvider({ provider }),
    ...roundRobin(session),
    markExhausted: (id, until) => rows.update(id, { isExhausted: true, exhaustedUntil: until }),
    clearExpiredExhaustion: async () => {
      const now = session.clock.now();
      const freed = await session.run((db) =>
        db
          .update(t)
          .set({ isExhausted: false, exhaustedUntil: null, updatedAt: now })
          // In words of its own, because the partial index accounts_exhausted says "= true".
          .where(and(sql`${t.isExhausted} = true`, lte(t.exhaustedUntil, now)))
          .returning(),
      );
      return freed.sort((a, b) => a.sortOrder - b.sortOrder || (a.id < b.id ? -1 : 1));
    },
    update: rows.update,
    delete: rows.delete,
  };
}

function roundRobin(session: Session): Pick<AccountRepository, "claimNextAvailable" | "findNextAvailable"> {
  const { accounts: t } = session.tables;
  const usable = and(
    eq(t.provider, sql.placeholder("provider")),
    or(sql`${t.isExhausted} = false`, lte(t.exhaustedUntil, sql.placeholder("now"))),
  );
  // Spelled out, because an account that was never used comes first, and PostgreSQL would put null last.
  const order = [sql`${t.lastUsedAt} asc nulls first`, asc(t.sortOrder), asc(t.id)];
  const find = session.prepared("accounts.findNextAvailable", (db) =>
    db
      .select()
      .from(t)
      .where(usable)
      .orderBy(...order)
      .limit(1),
  );
  const claim = session.prepared("accounts.claimNextAvailable", (db) => {
    const next = db
      .select({ id: t.id })
      .from(t)
      .where(usable)
      .orderBy(...order)
      .limit(1);
    const now = sql`${sql.placeholder("now")}`;
    return db
      .update(t)
      .set({ lastUsedAt: now, updatedAt: now })
      .where(eq(t.id, sql`(${next})`))
      .returning();
  });
  const values = (provider: string) => ({ provider, now: encodeValue(t.lastUsedAt, session.clock.now()) });
  return {
    claimNextAvailable: async (provider) => (await claim(values(provider)))[0] ?? null,
    findNextAvailable: async (provider) => (await find(values(provider)))[0] ?? null,
  };
}
