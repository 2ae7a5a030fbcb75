import { z } from "zod";
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
