import { z } from "zod";
import { contentSchema, tokenSchema } from "./scalars.ts";

export const metadataSchema = z.object({ key: z.string(), value: z.string() });
export type Metadata = z.infer<typeof metadataSchema>;

export const newMetadataSchema = z.object({ key: tokenSchema, value: contentSchema });
export type NewMetadata = z.infer<typeof newMetadataSchema>;
