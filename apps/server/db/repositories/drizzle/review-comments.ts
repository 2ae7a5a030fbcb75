import { eq, sql } from "drizzle-orm";
import type { ReviewCommentRepository } from "../review-comments.ts";
import { gateway } from "./gateway.ts";
import { oldestFirst } from "./order.ts";
import type { Session } from "./session.ts";

export function drizzleReviewComments(session: Session): ReviewCommentRepository {
  const { reviewComments: t } = session.tables;
  const rows = gateway(session, "reviewComments", "review comment");
  const findByPhaseId = session.prepared("reviewComments.findByPhaseId", (db) =>
    db
      .select()
      .from(t)
      .where(eq(t.phaseId, sql.placeholder("phaseId")))
      .orderBy(...oldestFirst(t)),
  );
  return {
    create: rows.insert,
    findById: rows.findById,
    findByPhaseId: (phaseId) => findByPhaseId({ phaseId }),
    resolve: (id) => rows.update(id, { resolved: true }),
    unresolve: (id) => rows.update(id, { resolved: false }),
    delete: rows.delete,
  };
}
