import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { ApiKeyRepository } from "../api-keys.ts";
import { gateway, pieces } from "./gateway.ts";
import { oldestFirst } from "./order.ts";
import { encodeValue, type Session } from "./session.ts";

/** Each key is a branch of one `case`. */
const keysPerStatement = 100;

export function drizzleApiKeys(session: Session): ApiKeyRepository {
  const { apiKeys: t } = session.tables;
  const rows = gateway(session, "apiKeys", "API key");
  const statements = prepare(session);
  return {
    create: rows.insert,
    findById: rows.findById,
    findByHash: async (hash) => (await statements.byHash({ hash }))[0] ?? null,
    findAll: () => statements.all(),
    revoke: async (id) => {
      const [revoked] = await statements.revoke({ id, now: encodeValue(t.revokedAt, session.clock.now()) });
      return revoked ?? rows.getById(id);
    },
    touch: async (uses) => {
      for (const part of pieces([...uses], keysPerStatement)) await touch(session, part);
    },
  };
}

/** To be used is no change of the key, so `updatedAt` stays. An older use than the one stored (another server was quicker) is left out. */
function touch(session: Session, uses: readonly (readonly [id: string, usedAt: Date])[]): Promise<unknown> {
  const { apiKeys: t } = session.tables;
  const branches = uses.map(([id, usedAt]) => {
    const at = sql.param(usedAt, t.lastUsedAt);
    return sql`when ${t.id} = ${id} and (${t.lastUsedAt} is null or ${t.lastUsedAt} < ${at}) then ${at}`;
  });
  const ids = uses.map(([id]) => id);
  return session.run((db) =>
    db
      .update(t)
      .set({ lastUsedAt: sql`case ${sql.join(branches, sql` `)} else ${t.lastUsedAt} end` })
      .where(inArray(t.id, ids))
      .returning({ id: t.id }),
  );
}

function prepare(session: Session) {
  const { apiKeys: t } = session.tables;
  const now = sql`${sql.placeholder("now")}`;
  return {
    byHash: session.prepared("apiKeys.findByHash", (db) =>
      db
        .select()
        .from(t)
        .where(eq(t.hash, sql.placeholder("hash"))),
    ),
    all: session.prepared("apiKeys.findAll", (db) =>
      db
        .select()
        .from(t)
        .orderBy(...oldestFirst(t)),
    ),
    revoke: session.prepared("apiKeys.revoke", (db) =>
      db
        .update(t)
        .set({ revokedAt: now, updatedAt: now })
        .where(and(eq(t.id, sql.placeholder("id")), isNull(t.revokedAt)))
        .returning(),
    ),
  };
}
