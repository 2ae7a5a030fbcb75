import type { Proposal } from "@signalbox/contracts";
import { and, eq, sql } from "drizzle-orm";
import type { ProposalRepository } from "../proposals.ts";
import { gateway } from "./gateway.ts";
import { keysetPage } from "./keyset-page.ts";
import { bySortOrder } from "./order.ts";
import type { Session } from "./session.ts";

export function drizzleProposals(session: Session): ProposalRepository {
  const { proposals: t } = session.tables;
  const rows = gateway(session, "proposals", "proposal");
  const lists = preparedLists(session);
  return {
    create: rows.insert,
    findById: rows.findById,
    findAll: ({ status }, page) => keysetPage<Proposal>(session, t, { ...page, where: [status && eq(t.status, status)] }),
    findByAgentId: (agentId) => lists.byAgent({ agentId }),
    findByInitiativeId: (initiativeId) => lists.byInitiative({ initiativeId }),
    findByAgentIdAndStatus: (agentId, status) => lists.byAgentAndStatus({ agentId, status }),
    countByAgentIdAndStatus: async (agentId, status) => (await lists.countByAgentAndStatus({ agentId, status }))[0]?.count ?? 0,
    updateManyByAgentId: async (agentId, from, patch) => {
      const changed = await session.run((db) =>
        db
          .update(t)
          .set({ ...withoutUndefined(patch), updatedAt: session.clock.now() })
          .where(and(eq(t.agentId, agentId), eq(t.status, from)))
          .returning({ id: t.id }),
      );
      return changed.length;
    },
    update: rows.update,
    delete: rows.delete,
  };
}

function preparedLists(session: Session) {
  const { proposals: t } = session.tables;
  const ofAgent = eq(t.agentId, sql.placeholder("agentId"));
  const ofAgentAndStatus = and(ofAgent, eq(t.status, sql.placeholder("status")));
  const order = bySortOrder(t);
  return {
    byAgent: session.prepared("proposals.findByAgentId", (db) =>
      db
        .select()
        .from(t)
        .where(ofAgent)
        .orderBy(...order),
    ),
    byInitiative: session.prepared("proposals.findByInitiativeId", (db) =>
      db
        .select()
        .from(t)
        .where(eq(t.initiativeId, sql.placeholder("initiativeId")))
        .orderBy(...order),
    ),
    byAgentAndStatus: session.prepared("proposals.findByAgentIdAndStatus", (db) =>
      db
        .select()
        .from(t)
        .where(ofAgentAndStatus)
        .orderBy(...order),
    ),
    countByAgentAndStatus: session.prepared("proposals.countByAgentIdAndStatus", (db) =>
      db
        .select({ count: sql`count(*)`.mapWith(Number) })
        .from(t)
        .where(ofAgentAndStatus),
    ),
  };
}

const withoutUndefined = <T extends object>(patch: T) =>
  Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
