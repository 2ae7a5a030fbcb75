import { z } from "zod";
import { jsonValueSchema, tokenSchema } from "./scalars.ts";

export const settingSchema = z.object({ key: z.string(), value: z.unknown(), updatedAt: z.date() });
export type Setting = z.infer<typeof settingSchema>;

export const newSettingSchema = z.object({ key: tokenSchema, value: jsonValueSchema });
export type NewSetting = z.infer<typeof newSettingSchema>;
