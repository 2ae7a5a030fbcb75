import { event, type Page } from "@signalbox/contracts";
import { changesOf } from "../../domain/changed-fields.ts";
import { command } from "../command.ts";
import { getPage } from "./get-page.ts";

export interface SavePage {
  readonly id: string;
  readonly expectedRevision: number;
  readonly title?: string | undefined;
  readonly content?: string | null | undefined;
}

/** CONFLICT, with the stored page and what was given in its details, when someone else has saved the page since `expectedRevision`. */
export const savePage = command("page.save", async (tx, { id, expectedRevision, ...patch }: SavePage, { emit }): Promise<Page> => {
  const before = await getPage(tx, id);
  const after = await tx.pages.update(id, patch, expectedRevision);
  const changes = changesOf(before, after, { shown: ["title"], hidden: ["content"] });
  // Each saving is a revision of its own, even one that changed no letter.
  emit(event("page.saved", id, { revision: after.revision, ...changes }));
  return after;
});
