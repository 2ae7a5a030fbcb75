import type { NewPage, Page } from "@signalbox/contracts";
import { requireFound } from "../access/require-found.ts";
import { command } from "../command.ts";
import { requireParentPage } from "./require-parent-page.ts";

/** Stands below the root page of its initiative, which is made with it if need be, unless a parent is named. */
export const createPage = command("page.create", async (tx, page: NewPage): Promise<Page> => {
  const { initiativeId, parentPageId } = page;
  const initiative = requireFound(await tx.initiatives.findById(initiativeId), "initiative", initiativeId);
  const parent = parentPageId
    ? await requireParentPage(tx, { initiativeId, parentPageId })
    : await tx.pages.getOrCreateRootPage(initiativeId, initiative.name);
  return tx.pages.create({ ...page, parentPageId: parent.id });
});
