import type { Repository, RepositoryRelationship } from "@signalbox/contracts";
import { and, asc, eq, or, sql } from "drizzle-orm";
import type { RepositoryRepository } from "../repositories.ts";
import { completeRow } from "./complete-row.ts";
import { gateway } from "./gateway.ts";
import { keysetPage } from "./keyset-page.ts";
import { oldestFirst } from "./order.ts";
import { encode, placeholders, type Session } from "./session.ts";

export function drizzleRepositories(session: Session): RepositoryRepository {
  const { repositories: t } = session.tables;
  const rows = gateway(session, "repositories", "repository");
  const ofProject = session.prepared("repositories.findByProjectId", (db) =>
    db
      .select()
      .from(t)
      .where(eq(t.projectId, sql.placeholder("projectId")))
      .orderBy(...oldestFirst(t)),
  );
  return {
    create: (repository) => rows.insert({ ...repository, id: session.ids.nextUlid() }),
    findById: rows.findById,
    findByProjectId: (projectId) => ofProject({ projectId }),
    findAll: (page) => keysetPage<Repository>(session, t, { ...page, where: [] }),
    // Named one by one, so that no patch can carry another id or project.
    update: (id, { name, url, defaultBranch }) => rows.update(id, { name, url, defaultBranch }),
    delete: rows.delete,
    ...relationships(session),
  };
}

type Relationships = "createRelationship" | "deleteRelationship" | "findRelationships";

function relationships(session: Session): Pick<RepositoryRepository, Relationships> {
  const { repositoryRelationships: t } = session.tables;
  const same = and(
    eq(t.fromRepositoryId, sql.placeholder("fromRepositoryId")),
    eq(t.toRepositoryId, sql.placeholder("toRepositoryId")),
    eq(t.type, sql.placeholder("type")),
  );
  const insert = session.prepared("repositoryRelationships.insert", (db) =>
    db
      .insert(t)
      .values(placeholders(t))
      .onConflictDoNothing({ target: [t.fromRepositoryId, t.toRepositoryId, t.type] })
      .returning(),
  );
  const find = session.prepared("repositoryRelationships.find", (db) => db.select().from(t).where(same));
  const remove = session.prepared("repositoryRelationships.delete", (db) => db.delete(t).where(same).returning({ type: t.type }));
  const ofRepository = session.prepared("repositoryRelationships.findRelationships", (db) =>
    db
      .select()
      .from(t)
      .where(or(eq(t.fromRepositoryId, sql.placeholder("id")), eq(t.toRepositoryId, sql.placeholder("id"))))
      .orderBy(asc(t.createdAt), asc(t.fromRepositoryId), asc(t.toRepositoryId), asc(t.type)),
  );
  return {
    createRelationship: async (relationship) => {
      const row = completeRow(session, t, relationship);
      const [made] = await insert(encode(t, row));
      const { fromRepositoryId, toRepositoryId, type } = row;
      return (made ?? (await find({ fromRepositoryId, toRepositoryId, type }))[0]) as RepositoryRelationship;
    },
    deleteRelationship: async ({ fromRepositoryId, toRepositoryId, type }) =>
      (await remove({ fromRepositoryId, toRepositoryId, type })).length > 0,
    findRelationships: (id) => ofRepository({ id }),
  };
}
