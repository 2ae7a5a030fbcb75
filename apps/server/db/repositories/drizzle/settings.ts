import type { Setting } from "@signalbox/contracts";
import { asc, eq, sql } from "drizzle-orm";
import type { SettingRepository } from "../settings.ts";
import { encodeValue, placeholders, type Session } from "./session.ts";

export function drizzleSettings(session: Session): SettingRepository {
  const { settings: t } = session.tables;
  const ofKey = eq(t.key, sql.placeholder("key"));
  const set = session.prepared("settings.set", (db) =>
    db
      .insert(t)
      .values(placeholders(t))
      .onConflictDoUpdate({ target: t.key, set: { value: sql`excluded.value`, updatedAt: sql`excluded.updated_at` } })
      .returning(),
  );
  const find = session.prepared("settings.findByKey", (db) => db.select().from(t).where(ofKey));
  const all = session.prepared("settings.findAll", (db) => db.select().from(t).orderBy(asc(t.key)));
  const remove = session.prepared("settings.delete", (db) => db.delete(t).where(ofKey).returning({ key: t.key }));
  return {
    set: async (key, value) => {
      // Mapped here and not by `encode`: a setting of null is JSON's null, not a missing value.
      const values = { key, value: t.value.mapToDriverValue(value), updatedAt: encodeValue(t.updatedAt, session.clock.now()) };
      return (await set(values))[0] as Setting;
    },
    findByKey: async (key) => (await find({ key }))[0] ?? null,
    findAll: () => all(),
    delete: async (key) => (await remove({ key })).length > 0,
  };
}
