import { and, eq, sql } from "drizzle-orm";
import type { ObjectMetadataRepository } from "../object-metadata.ts";
import { gateway } from "./gateway.ts";
import { oldestFirst } from "./order.ts";
import type { Session } from "./session.ts";

export function drizzleObjectMetadata(session: Session): ObjectMetadataRepository {
  const { objectMetadata: t } = session.tables;
  const rows = gateway(session, "objectMetadata", "object metadata");
  const ofRepository = eq(t.repositoryId, sql.placeholder("repositoryId"));
  const byOid = session.prepared("objectMetadata.findByOid", (db) =>
    db
      .select()
      .from(t)
      .where(and(ofRepository, eq(t.oid, sql.placeholder("oid")))),
  );
  const byRepository = session.prepared("objectMetadata.findByRepositoryId", (db) =>
    db
      .select()
      .from(t)
      .where(ofRepository)
      .orderBy(...oldestFirst(t)),
  );
  const countOf = session.prepared("objectMetadata.countByRepositoryId", (db) =>
    db
      .select({ count: sql`count(*)`.mapWith(Number) })
      .from(t)
      .where(ofRepository),
  );
  return {
    create: (object) => rows.insert({ ...object, id: session.ids.nextUlid() }),
    findById: rows.findById,
    findByOid: async (repositoryId, oid) => (await byOid({ repositoryId, oid }))[0] ?? null,
    findByRepositoryId: (repositoryId) => byRepository({ repositoryId }),
    countByRepositoryId: async (repositoryId) => (await countOf({ repositoryId }))[0]?.count ?? 0,
    delete: rows.delete,
  };
}
