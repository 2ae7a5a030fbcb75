import type { Errand } from "@signalbox/contracts";
import { eq } from "drizzle-orm";
import type { ErrandRepository } from "../errands.ts";
import { gateway } from "./gateway.ts";
import { keysetPage } from "./keyset-page.ts";
import type { Session } from "./session.ts";

export function drizzleErrands(session: Session): ErrandRepository {
  const { errands } = session.tables;
  const rows = gateway(session, "errands", "errand");
  return {
    create: (errand) => rows.insert(errand),
    findById: rows.findById,
    findAll: ({ projectId, status }, page) =>
      keysetPage<Errand>(session, errands, {
        ...page,
        where: [projectId ? eq(errands.projectId, projectId) : undefined, status ? eq(errands.status, status) : undefined],
      }),
    update: rows.update,
    delete: rows.delete,
  };
}
