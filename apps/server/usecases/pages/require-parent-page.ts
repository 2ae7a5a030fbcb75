import { DomainError, type Page } from "@signalbox/contracts";
import type { ReadRepositories } from "../../db/repositories/unit-of-work.ts";
import { getPage } from "./get-page.ts";

interface Placement {
  readonly initiativeId: string;
  readonly parentPageId: string;
}

/** The parent; REFUSED when it is a page of another initiative: that one's deletion would take this page along. */
export async function requireParentPage(tx: Pick<ReadRepositories, "pages">, { initiativeId, parentPageId }: Placement): Promise<Page> {
  const parent = await getPage(tx, parentPageId);
  if (parent.initiativeId === initiativeId) return parent;
  throw new DomainError("REFUSED", `Page ${parentPageId} belongs to another initiative and cannot be the parent (parentPageId).`, {
    details: { entity: "page", field: "parentPageId", id: parentPageId },
  });
}
