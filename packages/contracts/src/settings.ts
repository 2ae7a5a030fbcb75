import { z } from "zod";
import { excerptOf, maxExcerptBytes } from "./event-parts.ts";
import { jsonValueSchema, tokenSchema } from "./scalars.ts";

export const settingSchema = z.object({ key: z.string(), value: z.unknown(), updatedAt: z.date() });
export type Setting = z.infer<typeof settingSchema>;

/** A setting is a choice, not a document, and stands whole in the event that makes it. */
export const settingValueSchema = jsonValueSchema.pipe(
  z.unknown().refine((value) => excerptOf(JSON.stringify(value)).omitted === undefined, `must be at most ${maxExcerptBytes} bytes of JSON`),
);

export const newSettingSchema = z.object({ key: tokenSchema, value: settingValueSchema });
export type NewSetting = z.infer<typeof newSettingSchema>;
