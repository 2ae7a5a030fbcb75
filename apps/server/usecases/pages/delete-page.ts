import { DomainError } from "@signalbox/contracts";
import { command } from "../command.ts";
import { getPage } from "./get-page.ts";

/** Its subpages go with it; that is why the root page goes only with its initiative. */
export const deletePage = command("page.delete", async (tx, { id }: { id: string }): Promise<void> => {
  const page = await getPage(tx, id);
  if (page.parentPageId === null)
    throw new DomainError(
      "REFUSED",
      `Page ${id} is the root page of its initiative; every page would go with it. Delete the subpages, or the initiative.`,
      {
        details: { entity: "page", id },
      },
    );
  await tx.pages.delete(id);
});
