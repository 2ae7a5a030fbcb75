import { event, type Initiative, type Page } from "@signalbox/contracts";
import type { Repositories } from "../../db/repositories/unit-of-work.ts";
import type { CommandScope } from "../command.ts";

/** The root page of an initiative, made when it is not there; it carries the initiative's name. */
export async function ensureRootPage(
  { pages }: Pick<Repositories, "pages">,
  initiative: Initiative,
  { emit }: Pick<CommandScope, "emit">,
): Promise<Page> {
  const existing = await pages.findRootPage(initiative.id);
  if (existing) return existing;
  const page = await pages.getOrCreateRootPage(initiative.id, initiative.name);
  emit(event("page.created", page.id, { initiativeId: initiative.id, parentPageId: null, title: page.title }));
  return page;
}
