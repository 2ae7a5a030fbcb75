import { event, type NewPage, type Page } from "@signalbox/contracts";
import { requireFound } from "../access/require-found.ts";
import { command } from "../command.ts";
import { ensureRootPage } from "./ensure-root-page.ts";
import { requireParentPage } from "./require-parent-page.ts";

/** Stands below the root page of its initiative, which is made with it if need be, unless a parent is named. */
export const createPage = command("page.create", async (tx, given: NewPage, scope): Promise<Page> => {
  const { initiativeId, parentPageId } = given;
  const initiative = requireFound(await tx.initiatives.findById(initiativeId), "initiative", initiativeId);
  const parent = parentPageId ? await requireParentPage(tx, { initiativeId, parentPageId }) : await ensureRootPage(tx, initiative, scope);
  const page = await tx.pages.create({ ...given, parentPageId: parent.id });
  scope.emit(event("page.created", page.id, { initiativeId, parentPageId: parent.id, title: page.title }));
  return page;
});
