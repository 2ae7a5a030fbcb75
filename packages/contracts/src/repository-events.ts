import { z } from "zod";
import { conversationMessageRoleSchema } from "./conversation-messages.ts";
import { changed, count, excerpt, instant, nothing, ref, rewritten, text } from "./event-parts.ts";
import { issueSourceTypeSchema } from "./issues.ts";
import { leaseHolderTypeSchema } from "./leases.ts";
import { mirrorStatusSchema } from "./mirrors.ts";
import { repositoryRelationshipTypeSchema } from "./repositories.ts";

/** Git repositories with all that hangs on them, and issues taken in from elsewhere. */

const relationship = z.strictObject({ toRepositoryId: ref, relationship: repositoryRelationshipTypeSchema });
const held = { repositoryId: ref, scope: text, holderType: leaseHolderTypeSchema, holderId: ref, fencingToken: z.int() };

export const repositoryEvents = {
  "repository.created": z.strictObject({ projectId: ref, name: text, defaultBranch: text }),
  "repository.updated": z.strictObject({ name: changed(text), defaultBranch: changed(text), rewritten: rewritten("url") }),
  /** In the stream of the repository the sentence begins with: `from` is a fork of `to`. */
  "repository.related": relationship,
  "repository.unrelated": relationship,
  "repository.deleted": z.strictObject({ projectId: ref, name: text, mirrors: count.optional(), objects: count.optional() }),

  "lease.acquired": z.strictObject({ ...held, expiresAt: instant }),
  "lease.released": z.strictObject(held),

  "mirror.created": z.strictObject({ repositoryId: ref }),
  "mirror.updated": z.strictObject({
    status: changed(mirrorStatusSchema),
    rewritten: rewritten("path", "remoteUrl", "lastFetchedAt", "lastError"),
  }),
  "mirror.deleted": z.strictObject({ repositoryId: ref }),

  "objectMetadata.created": z.strictObject({ repositoryId: ref, oid: text, size: count, mediaType: text }),
  "objectMetadata.deleted": z.strictObject({ repositoryId: ref, oid: text }),

  "issue.created": z.strictObject({ sourceType: issueSourceTypeSchema, title: text, status: text, taskId: ref.nullable() }),
  "issue.updated": z.strictObject({
    title: changed(text),
    status: changed(text),
    rewritten: rewritten("sourceData", "sessionId", "worktree", "branch"),
  }),
  "issue.linked": z.strictObject({ taskId: ref }),
  "issue.unlinked": nothing,
  "issue.deleted": z.strictObject({ title: text, messages: count.optional() }),

  /** A copy of the whole, in a file of this name beside it. */
  "database.backedUp": z.strictObject({ file: text, bytes: count }),

  "conversationMessage.added": z.strictObject({ issueId: ref, role: conversationMessageRoleSchema, content: excerpt }),
};
