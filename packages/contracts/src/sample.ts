import { z } from "zod";

/** What the sample is made of, as far as others link to it. */
export const sampleSchema = z.object({ projectId: z.string(), initiativeId: z.string() });
export type Sample = z.infer<typeof sampleSchema>;
