import { DomainError, type Page, type PagePatch } from "@signalbox/contracts";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { PageRepository } from "../pages.ts";
import { completeRow } from "./complete-row.ts";
import { gateway } from "./gateway.ts";
import { bySortOrder } from "./order.ts";
import { encode, placeholders, type Session } from "./session.ts";

export function drizzlePages(session: Session): PageRepository {
  const rows = gateway(session, "pages", "page");
  const statements = prepare(session);
  const findRootPage = async (initiativeId: string) => (await statements.root({ initiativeId }))[0] ?? null;
  return {
    create: rows.insert,
    findById: rows.findById,
    findByIds: rows.findByIds,
    findByInitiativeId: (initiativeId) => statements.ofInitiative({ initiativeId }),
    findOutline: (initiativeId) => statements.outline({ initiativeId }),
    findByParentPageId: (parentPageId) => statements.children({ parentPageId }),
    findRootPage,
    getOrCreateRootPage: async (initiativeId, title) => {
      const stored = await findRootPage(initiativeId);
      if (stored) return stored;
      // The unique index pages_root decides a race: who comes second inserts nothing and reads the other's page.
      const page = completeRow(session, session.tables.pages, { initiativeId, title });
      const [made] = await statements.insertUnlessThere(encode(session.tables.pages, page));
      return made ?? (await findRootPage(initiativeId)) ?? rows.getById(page.id);
    },
    update: async (id, patch, expectedRevision) => {
      const stored = await rows.getById(id);
      if (expectedRevision !== undefined && stored.revision !== expectedRevision) throw stale(stored, expectedRevision, patch);
      const { parentPageId } = patch;
      if (parentPageId && (await statements.isAtOrAbove({ start: parentPageId, id })).length > 0) throw cycle(id, parentPageId);
      return rows.update(id, { ...patch, revision: stored.revision + 1 });
    },
    delete: rows.delete,
  };
}

function prepare(session: Session) {
  const { pages: t } = session.tables;
  return {
    ofInitiative: session.prepared("pages.findByInitiativeId", (db) =>
      db
        .select()
        .from(t)
        .where(eq(t.initiativeId, sql.placeholder("initiativeId")))
        .orderBy(...bySortOrder(t)),
    ),
    outline: session.prepared("pages.findOutline", (db) =>
      db
        .select({ id: t.id, title: t.title, parentPageId: t.parentPageId, sortOrder: t.sortOrder, revision: t.revision })
        .from(t)
        .where(eq(t.initiativeId, sql.placeholder("initiativeId")))
        .orderBy(...bySortOrder(t)),
    ),
    children: session.prepared("pages.findByParentPageId", (db) =>
      db
        .select()
        .from(t)
        .where(eq(t.parentPageId, sql.placeholder("parentPageId")))
        .orderBy(...bySortOrder(t)),
    ),
    root: session.prepared("pages.findRootPage", (db) =>
      db
        .select()
        .from(t)
        .where(and(eq(t.initiativeId, sql.placeholder("initiativeId")), isNull(t.parentPageId))),
    ),
    insertUnlessThere: session.prepared("pages.getOrCreateRootPage", (db) =>
      db.insert(t).values(placeholders(t)).onConflictDoNothing().returning(),
    ),
    /** One row when the page `id` is `start` itself or stands above it. `union` and not `union all`: it ends on a cycle too. */
    isAtOrAbove: session.prepared("pages.isAtOrAbove", (db) => {
      const start = sql`select ${t.id}, ${t.parentPageId} from ${t} where ${t.id} = ${sql.placeholder("start")}`;
      const parents = sql`select ${t.id}, ${t.parentPageId} from up join ${t} on ${t.id} = up.parent`;
      return db
        .select({ id: sql<string>`id` })
        .from(sql`(with recursive up(id, parent) as (${start} union ${parents}) select id from up) as line`)
        .where(sql`id = ${sql.placeholder("id")}`);
    }),
  };
}

const stale = (stored: Page, expected: number, given: PagePatch) =>
  new DomainError(
    "CONFLICT",
    `Page ${stored.id} was saved by someone else: its revision is ${stored.revision}, the change was made to revision ${expected}. Merge the two and save again.`,
    { details: { entity: "page", field: "revision", id: stored.id, stored, given } },
  );

const cycle = (id: string, parentPageId: string) =>
  new DomainError(
    "REFUSED",
    `Page ${id} cannot move below page ${parentPageId} (parentPageId): that is the page itself or one of its subpages.`,
    {
      details: { entity: "page", field: "parentPageId", id, parentPageId },
    },
  );
