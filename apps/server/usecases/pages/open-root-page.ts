import type { Page } from "@signalbox/contracts";
import { requireFound } from "../access/require-found.ts";
import { command } from "../command.ts";

/** The root page of an initiative, made when first asked for; it carries the initiative's name. */
export const openRootPage = command("page.openRoot", async (tx, { initiativeId }: { initiativeId: string }): Promise<Page> => {
  const initiative = requireFound(await tx.initiatives.findById(initiativeId), "initiative", initiativeId);
  return tx.pages.getOrCreateRootPage(initiativeId, initiative.name);
});
