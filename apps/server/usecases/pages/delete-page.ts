import { DomainError, event } from "@signalbox/contracts";
import type { Repositories } from "../../db/repositories/unit-of-work.ts";
import { command } from "../command.ts";
import { getPage } from "./get-page.ts";

/** Its subpages go with it; that is why the root page goes only with its initiative. */
export const deletePage = command("page.delete", async (tx, { id }: { id: string }, { emit }): Promise<void> => {
  const page = await getPage(tx, id);
  if (page.parentPageId === null)
    throw new DomainError(
      "REFUSED",
      `Page ${id} is the root page of its initiative; every page would go with it. Delete the subpages, or the initiative.`,
      {
        details: { entity: "page", id },
      },
    );
  const subpages = await countSubpages(tx, id);
  await tx.pages.delete(id);
  emit(event("page.deleted", id, { initiativeId: page.initiativeId, title: page.title, subpages }));
});

async function countSubpages({ pages }: Pick<Repositories, "pages">, id: string): Promise<number> {
  let count = 0;
  for (let level = [id]; level.length > 0; ) {
    const next: string[] = [];
    for (const parentId of level) next.push(...(await pages.findByParentPageId(parentId)).map((page) => page.id));
    count += next.length;
    level = next;
  }
  return count;
}
