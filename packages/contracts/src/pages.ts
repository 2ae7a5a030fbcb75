import { z } from "zod";
import { storedEventSchema } from "./events.ts";
import { contentSchema, idSchema, nameSchema, timestamps } from "./scalars.ts";

export const pageSchema = z.object({
  id: z.string(),
  initiativeId: z.string(),
  parentPageId: z.string().nullable(),
  title: z.string(),
  content: z.string().nullable(),
  sortOrder: z.int(),
  revision: z.int(),
  ...timestamps,
});
export type Page = z.infer<typeof pageSchema>;

const fields = {
  parentPageId: idSchema.nullish(),
  title: nameSchema,
  content: contentSchema.nullish(),
  sortOrder: z.int().optional(),
};

export const newPageSchema = z.object({ initiativeId: idSchema, ...fields });
export type NewPage = z.infer<typeof newPageSchema>;

export const pagePatchSchema = z.object(fields).partial();
export type PagePatch = z.infer<typeof pagePatchSchema>;

export const pageMarkdownSchema = z.object({ markdown: z.string(), revision: z.int(), title: z.string() });
export type PageMarkdown = z.infer<typeof pageMarkdownSchema>;

/** One saving of a page, or its making. What it said then is not kept. */
export const pageRevisionSchema = storedEventSchema.pick({ sequence: true, actorType: true, actorId: true, createdAt: true }).extend({
  revision: z.int(),
  /** Null where it stayed as it was. */
  title: z.string().nullable(),
});
export type PageRevision = z.infer<typeof pageRevisionSchema>;
