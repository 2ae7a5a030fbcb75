import {
  byIdInputSchema,
  byIdsInputSchema,
  createPageInputSchema,
  idSchema,
  movePageInputSchema,
  pagedSchema,
  pageHistoryInputSchema,
  pageMarkdownSchema,
  pageRevisionSchema,
  pageSchema,
  rootPageInputSchema,
  savePageInputSchema,
  savePageMarkdownInputSchema,
} from "@signalbox/contracts";
import { z } from "zod";
import { createPage } from "../../usecases/pages/create-page.ts";
import { deletePage } from "../../usecases/pages/delete-page.ts";
import { listRevisions } from "../../usecases/pages/list-revisions.ts";
import { movePage } from "../../usecases/pages/move-page.ts";
import { openRootPage } from "../../usecases/pages/open-root-page.ts";
import { readPageMarkdown } from "../../usecases/pages/read-page-markdown.ts";
import { savePage } from "../../usecases/pages/save-page.ts";
import { savePageMarkdown } from "../../usecases/pages/save-page-markdown.ts";
import { found, mutation, page, pageOf, query, slice } from "../thin.ts";
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
  readMarkdown: query(byIdInputSchema, pageMarkdownSchema, ({ store }, { id }) => readPageMarkdown(store.reads, id)),
  /** Newest first; `next` goes into `before`. */
  history: query(
    pageHistoryInputSchema,
    pagedSchema(pageRevisionSchema),
    page(
      ({ store }, input, limit) => listRevisions(store.reads, { ...input, limit }),
      ({ sequence }) => String(sequence),
    ),
  ),

  openRoot: mutation(rootPageInputSchema, pageSchema, openRootPage),
  create: mutation(createPageInputSchema, pageSchema, createPage),
  save: mutation(savePageInputSchema, pageSchema, savePage),
  /** REFUSED, with what would be lost, when the document cannot hold it all. */
  saveMarkdown: mutation(savePageMarkdownInputSchema, pageSchema, savePageMarkdown),
  move: mutation(movePageInputSchema, pageSchema, movePage),
  delete: mutation(byIdInputSchema, z.void(), deletePage),
});
