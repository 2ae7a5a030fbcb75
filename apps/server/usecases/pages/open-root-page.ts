import type { Page } from "@signalbox/contracts";
import { requireFound } from "../access/require-found.ts";
import { command } from "../command.ts";
import { ensureRootPage } from "./ensure-root-page.ts";

/** The root page of an initiative, made when first asked for; it carries the initiative's name. */
export const openRootPage = command("page.openRoot", async (tx, { initiativeId }: { initiativeId: string }, scope): Promise<Page> => {
  const initiative = requireFound(await tx.initiatives.findById(initiativeId), "initiative", initiativeId);
  return ensureRootPage(tx, initiative, scope);
});
