import { z } from "zod";
import { newAccountSchema } from "./accounts.ts";
import { agentPatchSchema, newAgentSchema } from "./agents.ts";
import { newApiKeySchema } from "./api-keys.ts";
import { auditEntryOutcomeSchema } from "./audit.ts";
import { changeSetModeSchema } from "./change-sets.ts";
import { newChatMessageSchema, newChatSessionSchema } from "./chat-sessions.ts";
import { newConversationMessageSchema } from "./conversation-messages.ts";
import { newConversationSchema } from "./conversations.ts";
import { errandPatchSchema, newErrandSchema } from "./errands.ts";
import { storedEventActorTypeSchema } from "./events.ts";
import { inboxViewSchema } from "./inbox.ts";
import { initiativePatchSchema, newInitiativeSchema } from "./initiatives.ts";
import { issueIdSchema, issuePatchSchema, newIssueSchema } from "./issues.ts";
import { newLeaseSchema } from "./leases.ts";
import { newLogChunkSchema } from "./log-chunks.ts";
import { messageSenderTypeSchema, messageTypeSchema, newMessageSchema } from "./messages.ts";
import { mirrorPatchSchema, newMirrorSchema } from "./mirrors.ts";
import { newObjectMetadataSchema } from "./object-metadata.ts";
import { newPageSchema } from "./pages.ts";
import { newPhaseDependencySchema, newPhaseSchema, phasePatchSchema } from "./phases.ts";
import { projectionMessageRoleSchema } from "./projections.ts";
import { newProjectSchema, projectPatchSchema } from "./projects.ts";
import { newProposalSchema, proposalPatchSchema } from "./proposals.ts";
import { newRepositoryRelationshipSchema, newRepositorySchema, repositoryPatchSchema } from "./repositories.ts";
import { newReviewCommentSchema } from "./review-comments.ts";
import {
  anyIdSchema,
  bodySchema,
  contentSchema,
  gitRefSchema,
  idSchema,
  nameSchema,
  pageInputSchema,
  pathSchema,
  tokenSchema,
} from "./scalars.ts";
import { newSettingSchema } from "./settings.ts";
import { newTaskDependencySchema, newTaskSchema, taskPatchSchema } from "./tasks.ts";

/** What the faces take in. Strict: a field that is not listed is a mistake, and is said to be one instead of being dropped. */

const updateOf = <Patch extends z.ZodObject>(patch: Patch) => z.strictObject({ id: idSchema, patch: patch.strict() });

// Common

export const nothingInputSchema = z.strictObject({}).optional();
export const byIdInputSchema = z.strictObject({ id: idSchema });
export const byIdsInputSchema = z.strictObject({ ids: z.array(idSchema).max(500) });
export const byAgentIdsInputSchema = z.strictObject({ agentIds: z.array(idSchema).max(500) });
export const byNameInputSchema = z.strictObject({ name: nameSchema });
export const byKeyInputSchema = z.strictObject({ key: tokenSchema });
/** What hangs on it goes with it, so that tasks elsewhere may become ready. */
export const deleteInputSchema = z.strictObject({ id: idSchema, dropDependencies: z.boolean().optional() });
/** JSON has no dates, so one may come as text. */
const instantSchema = z.date().or(z.iso.datetime({ offset: true }).transform((text) => new Date(text)));
const sequenceTextSchema = z.string().regex(/^\d{1,15}$/, "must be a sequence");
/** The cursor of a log is the sequence of the last entry read. */
export const sequencePageInputSchema = z.strictObject({
  ...pageInputSchema.shape,
  after: sequenceTextSchema.optional(),
});
/** As `sequencePageInputSchema`, backwards: the newest first, and what `next` says goes into `before`. */
export const newestPageInputSchema = z.strictObject({ limit: pageInputSchema.shape.limit, before: sequenceTextSchema.optional() });
/** A live feed begins after `lastEventId`, or now; all the other fields narrow it. */
export const feedInputSchema = z.strictObject({
  lastEventId: sequenceTextSchema.optional(),
  streamType: tokenSchema.optional(),
  streamId: anyIdSchema.optional(),
  initiativeId: idSchema.optional(),
  agentId: idSchema.optional(),
});

// Logs

export const newestEventsInputSchema = newestPageInputSchema.extend({
  types: z.array(tokenSchema).min(1).max(100).optional(),
  streamType: tokenSchema.optional(),
  streamId: anyIdSchema.optional(),
  actorType: storedEventActorTypeSchema.optional(),
  actorId: tokenSchema.optional(),
  from: instantSchema.optional(),
  /** Not included. */
  to: instantSchema.optional(),
});
export const newestAuditInputSchema = newestPageInputSchema.extend({
  action: tokenSchema.optional(),
  entityType: tokenSchema.optional(),
  entityId: anyIdSchema.optional(),
  outcome: auditEntryOutcomeSchema.optional(),
});

// Tasks

const dependsOn = z.array(idSchema).max(200).optional();
export const createTaskInputSchema = newTaskSchema
  .omit({ id: true, createdAt: true, status: true, retryCount: true, summary: true })
  .extend({ dependsOn })
  .strict();
/** Status and retry count change by verbs only. */
export const updateTaskInputSchema = updateOf(taskPatchSchema.omit({ status: true, retryCount: true }));
const placement = taskPatchSchema.pick({ phaseId: true, initiativeId: true, parentTaskId: true, order: true });
export const moveTaskInputSchema = z.strictObject({ id: idSchema, patch: placement.strict() });
export const claimTaskInputSchema = z.strictObject({
  id: idSchema.optional(),
  initiativeId: idSchema.optional(),
  agentName: nameSchema.optional(),
  worktree: pathSchema.optional(),
});
export const finishTaskInputSchema = z.strictObject({ id: idSchema, summary: contentSchema.nullish() });
export const readyTasksInputSchema = z.strictObject({ initiativeId: idSchema.optional(), limit: pageInputSchema.shape.limit });
export const taskDependencyInputSchema = newTaskDependencySchema.strict();
export const tasksByNameInputSchema = z.strictObject({ name: nameSchema, limit: pageInputSchema.shape.limit });
export const tasksByPrefixInputSchema = z.strictObject({ prefix: idSchema, limit: pageInputSchema.shape.limit });

// Plans

export const importPlanInputSchema = z.strictObject({ path: pathSchema, dryRun: z.boolean().optional() });

// Phases, initiatives, projects

/** The merge base is what git found; nobody sends it. */
export const createPhaseInputSchema = newPhaseSchema.omit({ id: true, createdAt: true, mergeBase: true }).strict();
export const updatePhaseInputSchema = updateOf(phasePatchSchema.omit({ mergeBase: true }));
export const phaseDependencyInputSchema = newPhaseDependencySchema.strict();

export const createInitiativeInputSchema = newInitiativeSchema.omit({ id: true, createdAt: true }).strict();
export const updateInitiativeInputSchema = updateOf(initiativePatchSchema);
export const setInitiativeProjectsInputSchema = z.strictObject({ id: idSchema, projectIds: z.array(idSchema).max(500) });

export const createProjectInputSchema = newProjectSchema.omit({ lastFetchedAt: true }).strict();
export const updateProjectInputSchema = updateOf(projectPatchSchema.omit({ lastFetchedAt: true }));

// Pages

/** Below the root page unless a parent is named. */
export const createPageInputSchema = newPageSchema.strict();
export const savePageInputSchema = z.strictObject({
  id: idSchema,
  /** The revision the change was made to. */
  expectedRevision: z.int().min(0),
  title: nameSchema.optional(),
  content: contentSchema.nullish(),
});
export const savePageMarkdownInputSchema = z.strictObject({
  id: idSchema,
  expectedRevision: z.int().min(0),
  markdown: contentSchema,
});
export const pageHistoryInputSchema = newestPageInputSchema.extend({ id: idSchema });
export const movePageInputSchema = z.strictObject({ id: idSchema, parentPageId: idSchema, sortOrder: z.int().optional() });
export const rootPageInputSchema = z.strictObject({ initiativeId: idSchema });

// Agents and accounts

export const createAgentInputSchema = newAgentSchema.omit({ userDismissedAt: true }).strict();
export const updateAgentInputSchema = updateOf(agentPatchSchema.omit({ userDismissedAt: true }));

const accountFields = newAccountSchema.omit({ isExhausted: true, exhaustedUntil: true, lastUsedAt: true });
export const createAccountInputSchema = accountFields.strict();
export const updateAccountInputSchema = updateOf(accountFields.partial());
/** Without an end the account stays exhausted until it is freed. */
export const markExhaustedInputSchema = z.strictObject({ id: idSchema, until: instantSchema.nullable().default(null) });
export const byProviderInputSchema = z.strictObject({ provider: tokenSchema });

/** Hash, prefix and agent follow from the secret and the scopes. Without an end the key is good until it is revoked. */
export const createApiKeyInputSchema = newApiKeySchema
  .pick({ name: true, scopes: true })
  .extend({ expiresAt: instantSchema.nullish() })
  .strict();

export const appendLogChunkInputSchema = newLogChunkSchema.omit({ agentName: true }).strict();
export const lastLogChunksInputSchema = z.strictObject({
  agentIds: z.array(idSchema).max(500),
  limit: z.int().min(1).max(1000).default(100),
});
/** `before`: the id of a chunk. */
export const logTailInputSchema = z.strictObject({
  agentId: idSchema,
  limit: pageInputSchema.shape.limit,
  before: tokenSchema.optional(),
});
export const findInLogInputSchema = z.strictObject({ agentId: idSchema, text: tokenSchema, limit: pageInputSchema.shape.limit });
export const byAgentIdInputSchema = z.strictObject({ agentId: idSchema });

// What people and agents say

export const sendMessageInputSchema = newMessageSchema
  .omit({ status: true })
  .extend({
    /** Whoever asks, when left out. */
    senderType: messageSenderTypeSchema.optional(),
    type: messageTypeSchema.exclude(["response"]).optional(),
  })
  .strict();
export const answerInputSchema = z.strictObject({ id: idSchema, content: bodySchema });
export const askConversationInputSchema = newConversationSchema.strict();
/** Within what clients and proxies wait for an answer. */
export const listenConversationsInputSchema = z.strictObject({ agentId: idSchema, timeoutSeconds: z.int().min(0).max(60).default(30) });

/** The initiative is the one of the phase or task. */
export const openChatSessionInputSchema = newChatSessionSchema.omit({ initiativeId: true, status: true }).strict();
export const addChatMessageInputSchema = newChatMessageSchema.strict();
export const addConversationMessageInputSchema = newConversationMessageSchema.strict();

export const createProposalInputSchema = newProposalSchema.omit({ status: true }).strict();
export const acceptProposalsInputSchema = z.strictObject({ ids: z.array(idSchema).min(1).max(200) });
export const updateProposalInputSchema = updateOf(proposalPatchSchema.omit({ status: true, targetId: true }));

export const createReviewCommentInputSchema = newReviewCommentSchema.omit({ resolved: true }).strict();

export const createErrandInputSchema = newErrandSchema.strict();
export const updateErrandInputSchema = updateOf(errandPatchSchema);

// The inbox

/** As long as a key of the inbox can be, so that it fits into the key of a setting. */
const inboxKeySchema = tokenSchema.max(150);
export const listInboxInputSchema = z.strictObject({ ...pageInputSchema.shape, view: inboxViewSchema.default("needs") });
export const snoozeInputSchema = z.strictObject({ key: inboxKeySchema, until: instantSchema });
export const unsnoozeInputSchema = z.strictObject({ key: inboxKeySchema });
export const listUpdatesInputSchema = z.strictObject({ limit: pageInputSchema.shape.limit, before: sequenceTextSchema.optional() });
export const markUpdatesDoneInputSchema = z.strictObject({ through: z.int().min(0) });
export const answerAgentInputSchema = z.strictObject({ id: idSchema, answer: bodySchema });

// Issues

export const byIssueIdInputSchema = z.strictObject({ id: issueIdSchema });
export const createIssueInputSchema = newIssueSchema.strict();
export const updateIssueInputSchema = z.strictObject({ id: issueIdSchema, patch: issuePatchSchema.omit({ taskId: true }).strict() });
export const linkIssueInputSchema = z.strictObject({ id: issueIdSchema, taskId: idSchema.nullable() });

// Repositories

/** The token of the lease on the whole repository: needed while there is one. */
const guard = { fencingToken: z.int().min(1).optional() };
export const guardedByIdInputSchema = z.strictObject({ id: idSchema, ...guard });
export const createRepositoryInputSchema = newRepositorySchema.strict();
export const updateRepositoryInputSchema = updateOf(repositoryPatchSchema).extend(guard).strict();
export const repositoryRelationshipInputSchema = newRepositoryRelationshipSchema.strict();
export const acquireLeaseInputSchema = newLeaseSchema.strict();
export const releaseLeaseInputSchema = z.strictObject({ id: idSchema, fencingToken: z.int().min(1) });
const fetched = { lastFetchedAt: true, status: true, lastError: true } as const;
export const createMirrorInputSchema = newMirrorSchema.omit(fetched).extend(guard).strict();
export const updateMirrorInputSchema = updateOf(mirrorPatchSchema.omit(fetched)).extend(guard).strict();
export const createObjectMetadataInputSchema = newObjectMetadataSchema.extend(guard).strict();

// Settings

export const setSettingInputSchema = newSettingSchema.strict();

// Threads

export const startThreadInputSchema = z.strictObject({ title: nameSchema, projectId: idSchema.nullish() });
export const renameThreadInputSchema = z.strictObject({ id: idSchema, title: nameSchema });
export const startSessionInputSchema = z.strictObject({ threadId: idSchema, provider: tokenSchema, agentId: idSchema.nullish() });
export const endSessionInputSchema = z.strictObject({
  id: idSchema,
  reason: z.enum(["finished", "stopped", "crashed"]),
  exitCode: z.int().nullish(),
});
export const byThreadIdInputSchema = z.strictObject({ threadId: idSchema });
export const failTurnInputSchema = z.strictObject({ id: idSchema, error: bodySchema });
export const addThreadMessageInputSchema = z.strictObject({ turnId: idSchema, role: projectionMessageRoleSchema, content: bodySchema });
const inThread = { threadId: idSchema, turnId: idSchema.nullish() };
export const requestApprovalInputSchema = z.strictObject({ ...inThread, action: bodySchema });
export const resolveApprovalInputSchema = z.strictObject({
  id: idSchema,
  decision: z.enum(["approved", "denied"]),
  reason: contentSchema.nullish(),
});
export const createCheckpointInputSchema = z.strictObject({ ...inThread, gitRef: gitRefSchema, message: contentSchema });

// Change sets

const madeEntry = {
  action: z.literal("create"),
  /** The caller's, so that later entries can name the row. */ entityId: idSchema.optional(),
};
const changedEntry = { action: z.literal("update"), entityId: idSchema };
const goneEntry = { action: z.literal("delete"), entityId: idSchema };
const droppingEntry = { ...goneEntry, dropDependencies: z.boolean().optional() };
/** The initiative is that of the change set. Statuses are no part of a plan: people approve, and the verbs of a task move it. */
const taskState = newTaskSchema.pick({
  phaseId: true,
  parentTaskId: true,
  name: true,
  description: true,
  category: true,
  priority: true,
  order: true,
});
const phaseState = newPhaseSchema.pick({ name: true, content: true });
const pageState = newPageSchema.omit({ initiativeId: true });
const task = { entityType: z.literal("task") };
const phase = { entityType: z.literal("phase") };
const page = { entityType: z.literal("page") };
const taskEdge = { entityType: z.literal("task_dependency"), state: newTaskDependencySchema.strict() };
const phaseEdge = { entityType: z.literal("phase_dependency"), state: newPhaseDependencySchema.strict() };
const edgeAction = { action: z.enum(["create", "delete"]) };

const changeSchema = z.union([
  z.strictObject({ ...task, ...madeEntry, state: taskState.strict() }),
  z.strictObject({ ...task, ...changedEntry, state: taskState.partial().strict() }),
  z.strictObject({ ...task, ...droppingEntry }),
  z.strictObject({ ...phase, ...madeEntry, state: phaseState.strict() }),
  z.strictObject({ ...phase, ...changedEntry, state: phaseState.partial().strict() }),
  z.strictObject({ ...phase, ...droppingEntry }),
  z.strictObject({ ...page, ...madeEntry, state: pageState.strict() }),
  z.strictObject({ ...page, ...changedEntry, state: pageState.partial().strict() }),
  z.strictObject({ ...page, ...goneEntry }),
  z.strictObject({ ...taskEdge, ...edgeAction }),
  z.strictObject({ ...phaseEdge, ...edgeAction }),
]);
/** One change of a change set, as it is asked for. */
export type PlanChange = z.output<typeof changeSchema>;

export const applyChangeSetInputSchema = z.strictObject({
  initiativeId: idSchema,
  /** Whose work it is; a person's without it. */
  agentId: idSchema.optional(),
  mode: changeSetModeSchema,
  summary: contentSchema.nullish(),
  changes: z.array(changeSchema).min(1).max(500),
});
