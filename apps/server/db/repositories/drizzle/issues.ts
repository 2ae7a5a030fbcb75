import { type Issue, issueIdOf, type NewIssue } from "@signalbox/contracts";
import { eq, sql } from "drizzle-orm";
import { canonicalJson } from "../../../domain/canonical-json.ts";
import type { IssueRepository } from "../issues.ts";
import { completeRow } from "./complete-row.ts";
import { gateway, pieces } from "./gateway.ts";
import { keysetPage } from "./keyset-page.ts";
import { oldestFirst } from "./order.ts";
import type { Session } from "./session.ts";

/** What an import may change in an issue that is there already. */
const imported = ["title", "status", "sourceData", "taskId"] as const;

export function drizzleIssues(session: Session): IssueRepository {
  const { issues: t } = session.tables;
  const rows = gateway(session, "issues", "issue");
  const findByTaskId = session.prepared("issues.findByTaskId", (db) =>
    db
      .select()
      .from(t)
      .where(eq(t.taskId, sql.placeholder("taskId")))
      .orderBy(...oldestFirst(t)),
  );
  return {
    create: (issue) => rows.insert({ ...issue, id: issueIdOf(issue) }),
    upsertMany: async (issues) => {
      // An issue named twice is one issue, as its last mention has it; a statement could not write it twice either.
      const given = new Map(issues.map((issue) => [issueIdOf(issue), issue]));
      const stored = new Map((await rows.findByIds([...given.keys()])).map((issue) => [issue.id, issue]));
      const created = [...given].filter(([id]) => !stored.has(id)).map(([id, issue]) => completeRow(session, t, { ...issue, id }));
      const updated = [...stored.values()].flatMap((before) => changed(before, given.get(before.id), session.clock.now()) ?? []);
      for (const part of pieces([...created, ...updated], 500)) await upsert(session, part);
      return { created: created.length, updated: updated.length, unchanged: given.size - created.length - updated.length };
    },
    findById: rows.findById,
    findByIds: rows.findByIds,
    findByTaskId: (taskId) => findByTaskId({ taskId }),
    findAll: ({ sourceType, status }, page) =>
      keysetPage<Issue>(session, t, {
        ...page,
        where: [sourceType && eq(t.sourceType, sourceType), status ? eq(t.status, status) : undefined],
      }),
    update: rows.update,
    delete: rows.delete,
  };
}

/** The row as the import wants it, or null when it is so already. A field the import does not name stays. */
function changed(before: Issue, given: NewIssue | undefined, updatedAt: Date): Issue | null {
  const named = imported.filter((field) => given?.[field] !== undefined);
  const after = { ...before, ...Object.fromEntries(named.map((field) => [field, given?.[field]])) };
  return canonicalJson(after) === canonicalJson(before) ? null : { ...after, updatedAt };
}

function upsert(session: Session, issues: readonly Issue[]): Promise<unknown> {
  const { issues: t } = session.tables;
  const { title, status, sourceData, taskId, updatedAt } = t;
  const incoming = Object.entries({ title, status, sourceData, taskId, updatedAt }).map(([key, column]) => [
    key,
    sql`excluded.${sql.identifier(column.name)}`,
  ]);
  return session.run((db) =>
    db
      .insert(t)
      .values([...issues])
      .onConflictDoUpdate({ target: t.id, set: Object.fromEntries(incoming) })
      .returning({ id: t.id }),
  );
}
