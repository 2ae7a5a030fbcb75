import { z } from "zod";
import { contentSchema, idSchema, nameSchema } from "./scalars.ts";

export const logChunkSchema = z.object({
  id: z.string(),
  agentId: z.string(),
  agentName: z.string(),
  sessionNumber: z.int(),
  content: z.string(),
  createdAt: z.date(),
});
export type LogChunk = z.infer<typeof logChunkSchema>;

export const newLogChunkSchema = z.object({
  agentId: idSchema,
  agentName: nameSchema,
  sessionNumber: z.int().min(1).optional(),
  content: contentSchema,
});
export type NewLogChunk = z.infer<typeof newLogChunkSchema>;
