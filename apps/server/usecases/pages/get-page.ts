import type { Page } from "@signalbox/contracts";
import type { ReadRepositories } from "../../db/repositories/unit-of-work.ts";
import { requireFound } from "../access/require-found.ts";

/** NOT_FOUND when there is no such page. */
export const getPage = async ({ pages }: Pick<ReadRepositories, "pages">, id: string): Promise<Page> =>
  requireFound(await pages.findById(id), "page", id);
