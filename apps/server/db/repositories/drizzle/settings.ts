import { asc, eq, sql } from "drizzle-orm";
import type { SettingRepository } from "../settings.ts";
import type { Session } from "./session.ts";

export function drizzleSettings(session: Session): SettingRepository {
  const { settings: t } = session.tables;
  const find = session.prepared("settings.findByKey", (db) =>
    db
      .select()
      .from(t)
      .where(eq(t.key, sql.placeholder("key"))),
  );
  const all = session.prepared("settings.findAll", (db) => db.select().from(t).orderBy(asc(t.key)));
  return {
    findByKey: async (key) => (await find({ key }))[0] ?? null,
    findAll: () => all(),
  };
}
