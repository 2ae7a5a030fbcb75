import { eq, sql } from "drizzle-orm";
import type { MirrorRepository } from "../mirrors.ts";
import { gateway } from "./gateway.ts";
import { oldestFirst } from "./order.ts";
import type { Session } from "./session.ts";

export function drizzleMirrors(session: Session): MirrorRepository {
  const { mirrors: t } = session.tables;
  const rows = gateway(session, "mirrors", "mirror");
  const byPath = session.prepared("mirrors.findByPath", (db) =>
    db
      .select()
      .from(t)
      .where(eq(t.path, sql.placeholder("path"))),
  );
  const byRepository = session.prepared("mirrors.findByRepositoryId", (db) =>
    db
      .select()
      .from(t)
      .where(eq(t.repositoryId, sql.placeholder("repositoryId")))
      .orderBy(...oldestFirst(t)),
  );
  return {
    create: (mirror) => rows.insert({ ...mirror, id: session.ids.nextUlid() }),
    findById: rows.findById,
    findByPath: async (path) => (await byPath({ path }))[0] ?? null,
    findByRepositoryId: (repositoryId) => byRepository({ repositoryId }),
    update: rows.update,
    delete: rows.delete,
  };
}
