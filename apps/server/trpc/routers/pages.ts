import {
  byIdInputSchema,
  byIdsInputSchema,
  createPageInputSchema,
  idSchema,
  movePageInputSchema,
  pagedSchema,
  pageSchema,
  rootPageInputSchema,
  savePageInputSchema,
} from "@signalbox/contracts";
import { z } from "zod";
import { createPage } from "../../usecases/pages/create-page.ts";
import { deletePage } from "../../usecases/pages/delete-page.ts";
import { movePage } from "../../usecases/pages/move-page.ts";
import { openRootPage } from "../../usecases/pages/open-root-page.ts";
import { savePage } from "../../usecases/pages/save-page.ts";
import { found, mutation, pageOf, query, slice } from "../thin.ts";
import { router } from "../trpc.ts";

const pages = pagedSchema(pageSchema);

export const pagesRouter = router({
  get: query(
    byIdInputSchema,
    pageSchema,
    found("page", ({ store }, { id }) => store.reads.pages.findById(id)),
  ),
  byIds: query(byIdsInputSchema, z.array(pageSchema), ({ store }, { ids }) => store.reads.pages.findByIds(ids)),
  list: query(
    pageOf({ initiativeId: idSchema }),
    pages,
    slice(({ store }, { initiativeId }) => store.reads.pages.findByInitiativeId(initiativeId)),
  ),
  children: query(
    pageOf({ id: idSchema }),
    pages,
    slice(({ store }, { id }) => store.reads.pages.findByParentPageId(id)),
  ),
  /** Null until somebody opens it. */
  root: query(rootPageInputSchema, pageSchema.nullable(), ({ store }, { initiativeId }) => store.reads.pages.findRootPage(initiativeId)),

  openRoot: mutation(rootPageInputSchema, pageSchema, openRootPage),
  create: mutation(createPageInputSchema, pageSchema, createPage),
  save: mutation(savePageInputSchema, pageSchema, savePage),
  move: mutation(movePageInputSchema, pageSchema, movePage),
  delete: mutation(byIdInputSchema, z.void(), deletePage),
});
