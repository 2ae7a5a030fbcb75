import { DomainError, event, type Page } from "@signalbox/contracts";
import { changedFields } from "../../domain/changed-fields.ts";
import { command } from "../command.ts";
import { getPage } from "./get-page.ts";
import { requireParentPage } from "./require-parent-page.ts";

export interface MovePage {
  readonly id: string;
  readonly parentPageId: string;
  readonly sortOrder?: number | undefined;
}

/** Its subpages go along. */
export const movePage = command("page.move", async (tx, { id, ...place }: MovePage, { emit }): Promise<Page> => {
  const page = await getPage(tx, id);
  if (page.parentPageId === null)
    throw new DomainError("REFUSED", `Page ${id} is the root page of its initiative and cannot be moved.`, {
      details: { entity: "page", id },
    });
  await requireParentPage(tx, { initiativeId: page.initiativeId, parentPageId: place.parentPageId });
  const after = await tx.pages.update(id, place);
  const { sortOrder } = changedFields(page, after, ["sortOrder"]);
  if (sortOrder || page.parentPageId !== after.parentPageId)
    emit(
      event("page.moved", id, { parentPageId: { before: page.parentPageId, after: after.parentPageId }, ...(sortOrder && { sortOrder }) }),
    );
  return after;
});
