import type { InitiativeProject, Project } from "@signalbox/contracts";
import { and, asc, eq, getTableColumns, inArray, sql } from "drizzle-orm";
import type { ProjectRepository } from "../projects.ts";
import { gateway, insertInto, insertMany, pieces } from "./gateway.ts";
import { keysetPage } from "./keyset-page.ts";
import { oldestFirst } from "./order.ts";
import type { Session } from "./session.ts";

export function drizzleProjects(session: Session): ProjectRepository {
  const { projects } = session.tables;
  const rows = gateway(session, "projects", "project");
  const findByName = session.prepared("projects.findByName", (db) =>
    db
      .select()
      .from(projects)
      .where(eq(projects.name, sql.placeholder("name"))),
  );
  return {
    create: rows.insert,
    findById: rows.findById,
    findByName: async (name) => (await findByName({ name }))[0] ?? null,
    findAll: (page) => keysetPage<Project>(session, projects, { ...page, where: [] }),
    update: rows.update,
    delete: rows.delete,
    ...ofInitiatives(session),
  };
}

type OfInitiatives =
  | "addProjectToInitiative"
  | "removeProjectFromInitiative"
  | "setInitiativeProjects"
  | "findProjectsByInitiativeId"
  | "findPairs";

function ofInitiatives(session: Session): Pick<ProjectRepository, OfInitiatives> {
  const { initiativeProjects: pairs } = session.tables;
  const { insertPair, deletePair, projectIds, findProjects } = preparePairs(session);
  const remove = (initiativeId: string, ids: readonly string[]) =>
    session.run((db) =>
      db
        .delete(pairs)
        .where(and(eq(pairs.initiativeId, initiativeId), inArray(pairs.projectId, [...ids])))
        .returning({ projectId: pairs.projectId }),
    );
  return {
    addProjectToInitiative: async (initiativeId, projectId) => void (await insertPair({ initiativeId, projectId })),
    removeProjectFromInitiative: async (initiativeId, projectId) => (await deletePair({ initiativeId, projectId })).length > 0,
    setInitiativeProjects: async (initiativeId, projectIdsWanted) => {
      const wanted = new Set(projectIdsWanted);
      const stored = new Set((await projectIds({ initiativeId })).map((pair) => pair.projectId));
      const added = [...wanted].filter((id) => !stored.has(id));
      const removed = [...stored].filter((id) => !wanted.has(id));
      for (const part of pieces(removed, 500)) await remove(initiativeId, part);
      const rows = added.map((projectId) => ({ initiativeId, projectId }));
      await insertMany(session, pairs, rows);
      return { added, removed };
    },
    findProjectsByInitiativeId: (initiativeId) => findProjects({ initiativeId }),
    findPairs: async (initiativeIds) => {
      const found: InitiativeProject[] = [];
      for (const part of pieces([...new Set(initiativeIds)].sort(), 500)) found.push(...(await readPairs(session, part)));
      return found;
    },
  };
}

function readPairs(session: Session, initiativeIds: string[]): Promise<InitiativeProject[]> {
  const { initiativeProjects: pairs } = session.tables;
  return session.run((db) =>
    db.select().from(pairs).where(inArray(pairs.initiativeId, initiativeIds)).orderBy(asc(pairs.initiativeId), asc(pairs.projectId)),
  );
}

function preparePairs(session: Session) {
  const { projects, initiativeProjects: pairs } = session.tables;
  const ofInitiative = eq(pairs.initiativeId, sql.placeholder("initiativeId"));
  return {
    insertPair: insertInto(session, pairs, "initiativeProjects"),
    deletePair: session.prepared("initiativeProjects.delete", (db) =>
      db
        .delete(pairs)
        .where(and(ofInitiative, eq(pairs.projectId, sql.placeholder("projectId"))))
        .returning({ projectId: pairs.projectId }),
    ),
    projectIds: session.prepared("initiativeProjects.findProjectIds", (db) =>
      db.select({ projectId: pairs.projectId }).from(pairs).where(ofInitiative).orderBy(pairs.projectId),
    ),
    findProjects: session.prepared("projects.findProjectsByInitiativeId", (db) =>
      db
        .select(getTableColumns(projects))
        .from(pairs)
        .innerJoin(projects, eq(projects.id, pairs.projectId))
        .where(ofInitiative)
        .orderBy(...oldestFirst(projects)),
    ),
  };
}
