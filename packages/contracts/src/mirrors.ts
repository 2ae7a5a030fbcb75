import { z } from "zod";
import { contentSchema, gitUrlSchema, pathSchema, timestamps, ulidSchema } from "./scalars.ts";

export const mirrorStatusSchema = z.enum(["pending", "ready", "fetching", "failed"]);
export type MirrorStatus = z.infer<typeof mirrorStatusSchema>;

export const mirrorSchema = z.object({
  id: z.string(),
  repositoryId: z.string(),
  path: z.string(),
  remoteUrl: z.string(),
  lastFetchedAt: z.date().nullable(),
  status: mirrorStatusSchema,
  lastError: z.string().nullable(),
  ...timestamps,
});
export type Mirror = z.infer<typeof mirrorSchema>;

const fields = {
  path: pathSchema,
  remoteUrl: gitUrlSchema,
  lastFetchedAt: z.date().nullish(),
  status: mirrorStatusSchema.optional(),
  lastError: contentSchema.nullish(),
};

export const newMirrorSchema = z.object({ repositoryId: ulidSchema, ...fields });
export type NewMirror = z.infer<typeof newMirrorSchema>;

export const mirrorPatchSchema = z.object(fields).partial();
export type MirrorPatch = z.infer<typeof mirrorPatchSchema>;
