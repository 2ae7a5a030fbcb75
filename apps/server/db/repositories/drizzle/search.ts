import { type SearchKind, searchKindSchema } from "@signalbox/contracts";
import { and, not, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import type { FoundRow, SearchRepository } from "../search.ts";
import { like, textPattern } from "./holds-text.ts";
import { newestFirst } from "./order.ts";
import type { Session, Tables } from "./session.ts";

interface Searched {
  readonly table: SQLiteTable & { id: SQLiteColumn; createdAt: SQLiteColumn };
  readonly title: SQLiteColumn;
  readonly text: SQLiteColumn | null;
  readonly initiativeId: SQLiteColumn | null;
  readonly status: SQLiteColumn | null;
}

/** An issue is known by the number it has at its source too, and its id holds that. */
const searchedIn = (t: Tables): Record<SearchKind, Searched> => ({
  initiative: { table: t.initiatives, title: t.initiatives.name, text: null, initiativeId: t.initiatives.id, status: t.initiatives.status },
  phase: { table: t.phases, title: t.phases.name, text: t.phases.content, initiativeId: t.phases.initiativeId, status: t.phases.status },
  task: { table: t.tasks, title: t.tasks.name, text: t.tasks.description, initiativeId: t.tasks.initiativeId, status: t.tasks.status },
  page: { table: t.pages, title: t.pages.title, text: t.pages.content, initiativeId: t.pages.initiativeId, status: null },
  issue: { table: t.issues, title: t.issues.title, text: t.issues.id, initiativeId: null, status: t.issues.status },
  agent: { table: t.agents, title: t.agents.name, text: null, initiativeId: t.agents.initiativeId, status: t.agents.status },
  errand: { table: t.errands, title: t.errands.description, text: t.errands.branch, initiativeId: null, status: t.errands.status },
});

export function drizzleSearch(session: Session): SearchRepository {
  const searched = searchedIn(session.tables);
  const searches = new Map(searchKindSchema.options.map((kind) => [kind, searchOf(session, kind, searched[kind])]));
  return { findByKind: async (kind, text, limit) => (await searches.get(kind)?.(text, limit)) ?? [] };
}

/** Two statements, so that each may end as soon as it has found enough. */
function searchOf(session: Session, kind: SearchKind, { table, title, text, initiativeId, status }: Searched) {
  const none = sql<string | null>`null`;
  const columns = { id: table.id, title, text: text ?? none, initiativeId: initiativeId ?? none, status: status ?? none };
  const select = (name: string, where: SQL | undefined) =>
    session.prepared(`search.${kind}.${name}`, (db) =>
      db
        .select(columns)
        .from(table)
        .where(where)
        .orderBy(...newestFirst(table))
        .limit(sql.placeholder("limit")),
    );
  const inTitle = (pattern: string) => like(title, sql.placeholder(pattern));
  const byTitle = select("title", inTitle("pattern"));
  const byText = text && select("text", and(not(inTitle("pattern")), like(text, sql.placeholder("again"))));
  return async (wanted: string, limit: number): Promise<FoundRow[]> => {
    const pattern = textPattern(wanted);
    const found = await byTitle({ pattern, limit });
    const rest = limit - found.length;
    const more = byText && rest > 0 ? await byText({ pattern, again: pattern, limit: rest }) : [];
    return [...found, ...more] as FoundRow[];
  };
}
