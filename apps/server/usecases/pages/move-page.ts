import { DomainError, type Page } from "@signalbox/contracts";
import { command } from "../command.ts";
import { getPage } from "./get-page.ts";
import { requireParentPage } from "./require-parent-page.ts";

export interface MovePage {
  readonly id: string;
  readonly parentPageId: string;
  readonly sortOrder?: number | undefined;
}

/** Its subpages go along. */
export const movePage = command("page.move", async (tx, { id, ...place }: MovePage): Promise<Page> => {
  const page = await getPage(tx, id);
  if (page.parentPageId === null)
    throw new DomainError("REFUSED", `Page ${id} is the root page of its initiative and cannot be moved.`, {
      details: { entity: "page", id },
    });
  await requireParentPage(tx, { initiativeId: page.initiativeId, parentPageId: place.parentPageId });
  return tx.pages.update(id, place);
});
