import type { Metadata } from "@signalbox/contracts";
import { asc, eq, sql } from "drizzle-orm";
import type { MetadataRepository } from "../metadata.ts";
import { placeholders, type Session } from "./session.ts";

export function drizzleMetadata(session: Session): MetadataRepository {
  const { metadata: t } = session.tables;
  const ofKey = eq(t.key, sql.placeholder("key"));
  const set = session.prepared("metadata.set", (db) =>
    db
      .insert(t)
      .values(placeholders(t))
      .onConflictDoUpdate({ target: t.key, set: { value: sql`excluded.value` } })
      .returning(),
  );
  const find = session.prepared("metadata.findByKey", (db) => db.select().from(t).where(ofKey));
  const all = session.prepared("metadata.findAll", (db) => db.select().from(t).orderBy(asc(t.key)));
  const remove = session.prepared("metadata.delete", (db) => db.delete(t).where(ofKey).returning({ key: t.key }));
  return {
    set: async (key, value) => (await set({ key, value }))[0] as Metadata,
    findByKey: async (key) => (await find({ key }))[0] ?? null,
    findAll: () => all(),
    delete: async (key) => (await remove({ key })).length > 0,
  };
}
