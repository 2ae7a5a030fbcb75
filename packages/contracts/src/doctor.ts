import { z } from "zod";

/** "warn": Signalbox works, but something is missing or will be. */
export const doctorStateSchema = z.enum(["ok", "warn", "fail"]);
export type DoctorState = z.infer<typeof doctorStateSchema>;

export const doctorCheckSchema = z.object({
  id: z.string(),
  title: z.string(),
  state: doctorStateSchema,
  /** What was found. */
  detail: z.string(),
  /** The command to run; null where there is nothing to do, or no command does it. */
  fix: z.string().nullable(),
});
export type DoctorCheck = z.infer<typeof doctorCheckSchema>;

export const doctorReportSchema = z.object({ checks: z.array(doctorCheckSchema) });
