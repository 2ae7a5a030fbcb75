import type { Initiative } from "@signalbox/contracts";
import { asc, desc, eq, sql } from "drizzle-orm";
import type { InitiativeRepository } from "../initiatives.ts";
import { gateway } from "./gateway.ts";
import { keysetPage } from "./keyset-page.ts";
import type { Session } from "./session.ts";
import { taskGates } from "./task-gates.ts";
import { taskRemoval } from "./task-removal.ts";

export function drizzleInitiatives(session: Session): InitiativeRepository {
  const { initiatives, tasks } = session.tables;
  const rows = gateway(session, "initiatives", "initiative");
  const gates = taskGates(session);
  const removal = taskRemoval(session);
  const byStatus = session.prepared("initiatives.findByStatus", (db) =>
    db
      .select()
      .from(initiatives)
      .where(eq(initiatives.status, sql.placeholder("status")))
      .orderBy(asc(initiatives.createdAt), asc(initiatives.id)),
  );
  const newest = session.prepared("initiatives.findNewest", (db) =>
    db.select().from(initiatives).orderBy(desc(initiatives.createdAt), desc(initiatives.id)).limit(sql.placeholder("limit")),
  );
  return {
    create: (initiative) => rows.insert(initiative),
    findById: rows.findById,
    findByIds: rows.findByIds,
    findAll: ({ status }, page) =>
      keysetPage<Initiative>(session, initiatives, { ...page, where: [status ? eq(initiatives.status, status) : undefined] }),
    findNewest: (limit) => newest({ limit }),
    findByStatus: (status) => byStatus({ status }),
    update: async (id, patch) => {
      const initiative = await rows.update(id, patch);
      if (patch.status !== undefined) await gates.refreshInitiative(id);
      return initiative;
    },
    delete: (id) => removal.around(eq(tasks.initiativeId, id), () => rows.delete(id)),
  };
}
