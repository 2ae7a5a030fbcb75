import { z } from "zod";
import { pathSchema, sha256Schema, tokenSchema, ulidSchema } from "./scalars.ts";

export const objectMetadataSchema = z.object({
  id: z.string(),
  oid: z.string(),
  size: z.int(),
  mediaType: z.string(),
  storageKey: z.string(),
  repositoryId: z.string(),
  createdAt: z.date(),
});
export type ObjectMetadata = z.infer<typeof objectMetadataSchema>;

export const newObjectMetadataSchema = z.object({
  oid: sha256Schema,
  size: z.int().min(0),
  mediaType: tokenSchema,
  storageKey: pathSchema,
  repositoryId: ulidSchema,
});
export type NewObjectMetadata = z.infer<typeof newObjectMetadataSchema>;
