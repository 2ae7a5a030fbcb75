import { z } from "zod";
import { tokenSchema } from "./scalars.ts";

export const searchKindSchema = z.enum(["initiative", "phase", "task", "page", "issue", "agent", "errand"]);
export type SearchKind = z.infer<typeof searchKindSchema>;

/** A row that holds what was looked for. */
export const searchHitSchema = z.object({
  kind: searchKindSchema,
  id: z.string(),
  title: z.string(),
  /** What stands around it, where the title does not hold it. */
  snippet: z.string().nullable(),
  initiativeId: z.string().nullable(),
  status: z.string().nullable(),
});
export type SearchHit = z.infer<typeof searchHitSchema>;

/** `limit` is for each kind. */
export const searchInputSchema = z.strictObject({ text: tokenSchema, limit: z.int().min(1).max(50).default(10) });

export const searchHitsSchema = z.object({ hits: z.array(searchHitSchema) });
