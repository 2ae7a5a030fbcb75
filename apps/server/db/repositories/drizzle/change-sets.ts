import { DomainError } from "@signalbox/contracts";
import { and, eq, sql } from "drizzle-orm";
import type { ChangeSetRepository } from "../change-sets.ts";
import { completeRow } from "./complete-row.ts";
import { gateway, insertMany } from "./gateway.ts";
import { bySortOrder, oldestFirst } from "./order.ts";
import type { Session } from "./session.ts";

export function drizzleChangeSets(session: Session): ChangeSetRepository {
  const { changeSetEntries } = session.tables;
  const rows = gateway(session, "changeSets", "change set");
  const statements = prepare(session);
  return {
    create: async (changeSet, entries) => {
      const made = await rows.insert(changeSet);
      const inOrder = entries.map((entry, index) => ({ ...entry, changeSetId: made.id, sortOrder: entry.sortOrder ?? index }));
      await insertMany(
        session,
        changeSetEntries,
        inOrder.map((entry) => completeRow(session, changeSetEntries, entry)),
      );
      return made;
    },
    findById: rows.findById,
    findByInitiativeId: (initiativeId) => statements.ofInitiative({ initiativeId }),
    findByAgentId: (agentId) => statements.ofAgent({ agentId }),
    findEntries: (changeSetId) => statements.entries({ changeSetId }),
    markReverted: async (id) => {
      const [reverted] = await statements.revert({ id });
      if (reverted) return reverted;
      await rows.getById(id);
      throw new DomainError("CONFLICT", `Change set ${id} was reverted before (status).`, {
        details: { entity: "change set", field: "status", id },
      });
    },
    delete: rows.delete,
  };
}

function prepare(session: Session) {
  const { changeSets: t, changeSetEntries: e } = session.tables;
  return {
    ofInitiative: session.prepared("changeSets.findByInitiativeId", (db) =>
      db
        .select()
        .from(t)
        .where(eq(t.initiativeId, sql.placeholder("initiativeId")))
        .orderBy(...oldestFirst(t)),
    ),
    ofAgent: session.prepared("changeSets.findByAgentId", (db) =>
      db
        .select()
        .from(t)
        .where(eq(t.agentId, sql.placeholder("agentId")))
        .orderBy(...oldestFirst(t)),
    ),
    entries: session.prepared("changeSetEntries.findEntries", (db) =>
      db
        .select()
        .from(e)
        .where(eq(e.changeSetId, sql.placeholder("changeSetId")))
        .orderBy(...bySortOrder(e)),
    ),
    // Compare and set: of two that revert at once, one finds nothing left to revert.
    revert: session.prepared("changeSets.markReverted", (db) =>
      db
        .update(t)
        .set({ status: sql`'reverted'` })
        .where(and(eq(t.id, sql.placeholder("id")), eq(t.status, sql`'applied'`)))
        .returning(),
    ),
  };
}
