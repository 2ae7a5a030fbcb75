import {
  byIssueIdInputSchema,
  createIssueInputSchema,
  idSchema,
  issueIdSchema,
  issueSchema,
  issueSourceTypeSchema,
  linkIssueInputSchema,
  pagedSchema,
  tokenSchema,
  updateIssueInputSchema,
} from "@signalbox/contracts";
import { z } from "zod";
import { createIssue } from "../../usecases/issues/create-issue.ts";
import { deleteIssue } from "../../usecases/issues/delete-issue.ts";
import { linkIssue } from "../../usecases/issues/link-issue.ts";
import { updateIssue } from "../../usecases/issues/update-issue.ts";
import { found, mutation, pageOf, query, slice } from "../thin.ts";
import { router } from "../trpc.ts";

const filter = { sourceType: issueSourceTypeSchema.optional(), status: tokenSchema.optional() };

export const issuesRouter = router({
  get: query(
    byIssueIdInputSchema,
    issueSchema,
    found("issue", ({ store }, { id }) => store.reads.issues.findById(id)),
  ),
  byIds: query(z.strictObject({ ids: z.array(issueIdSchema).max(500) }), z.array(issueSchema), ({ store }, { ids }) =>
    store.reads.issues.findByIds(ids),
  ),
  list: query(pageOf(filter), pagedSchema(issueSchema), ({ store }, input) => store.reads.issues.findAll(input, input)),
  byTask: query(
    pageOf({ taskId: idSchema }),
    pagedSchema(issueSchema),
    slice(({ store }, { taskId }) => store.reads.issues.findByTaskId(taskId)),
  ),

  create: mutation(createIssueInputSchema, issueSchema, createIssue),
  update: mutation(updateIssueInputSchema, issueSchema, updateIssue),
  link: mutation(linkIssueInputSchema, issueSchema, linkIssue),
  delete: mutation(byIssueIdInputSchema, z.void(), deleteIssue),
});
