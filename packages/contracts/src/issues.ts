import { z } from "zod";
import { gitRefSchema, idSchema, jsonValueSchema, nameSchema, pathSchema, timestamps, tokenSchema } from "./scalars.ts";

export const issueSourceTypeSchema = z.enum(["sentry", "github", "ticket"]);
export type IssueSourceType = z.infer<typeof issueSourceTypeSchema>;

/** `{sourceType}:{sourceId}`, so the same issue taken in twice is one row. */
export const issueIdSchema = z
  .string()
  .max(210)
  .regex(new RegExp(`^(?:${issueSourceTypeSchema.options.join("|")}):\\S`), "must be '<source type>:<id at the source>'");

export const issueIdOf = (issue: { sourceType: IssueSourceType; sourceId: string }): string => `${issue.sourceType}:${issue.sourceId}`;

export const issueSchema = z.object({
  id: z.string(),
  sourceType: issueSourceTypeSchema,
  sourceId: z.string(),
  sourceData: z.unknown(),
  title: z.string(),
  status: z.string(),
  sessionId: z.string().nullable(),
  worktree: z.string().nullable(),
  branch: z.string().nullable(),
  taskId: z.string().nullable(),
  ...timestamps,
});
export type Issue = z.infer<typeof issueSchema>;

const fields = {
  sourceData: jsonValueSchema,
  title: nameSchema,
  status: tokenSchema.optional(),
  sessionId: tokenSchema.nullish(),
  worktree: pathSchema.nullish(),
  branch: gitRefSchema.nullish(),
  taskId: idSchema.nullish(),
};

export const newIssueSchema = z.object({ sourceType: issueSourceTypeSchema, sourceId: tokenSchema, ...fields });
export type NewIssue = z.infer<typeof newIssueSchema>;

export const issuePatchSchema = z.object(fields).partial();
export type IssuePatch = z.infer<typeof issuePatchSchema>;
