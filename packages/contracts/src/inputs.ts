import { z } from "zod";
import { newAccountSchema } from "./accounts.ts";
import { agentPatchSchema, newAgentSchema } from "./agents.ts";
import { newChatMessageSchema, newChatSessionSchema } from "./chat-sessions.ts";
import { newConversationMessageSchema } from "./conversation-messages.ts";
import { newConversationSchema } from "./conversations.ts";
import { errandPatchSchema, newErrandSchema } from "./errands.ts";
import { initiativePatchSchema, newInitiativeSchema } from "./initiatives.ts";
import { issueIdSchema, issuePatchSchema, newIssueSchema } from "./issues.ts";
import { newLeaseSchema } from "./leases.ts";
import { newLogChunkSchema } from "./log-chunks.ts";
import { messageSenderTypeSchema, messageTypeSchema, newMessageSchema } from "./messages.ts";
import { mirrorPatchSchema, newMirrorSchema } from "./mirrors.ts";
import { newObjectMetadataSchema } from "./object-metadata.ts";
import { newPageSchema } from "./pages.ts";
import { newPhaseDependencySchema, newPhaseSchema, phasePatchSchema } from "./phases.ts";
import { newProjectSchema, projectPatchSchema } from "./projects.ts";
import { newProposalSchema, proposalPatchSchema } from "./proposals.ts";
import { newRepositoryRelationshipSchema, newRepositorySchema, repositoryPatchSchema } from "./repositories.ts";
import { newReviewCommentSchema } from "./review-comments.ts";
import { bodySchema, contentSchema, idSchema, nameSchema, pageInputSchema, pathSchema, tokenSchema } from "./scalars.ts";
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
/** The cursor of a log is the sequence of the last entry read. */
export const sequencePageInputSchema = z.strictObject({
  ...pageInputSchema.shape,
  after: z
    .string()
    .regex(/^\d{1,15}$/, "must be a sequence")
    .optional(),
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
export const movePageInputSchema = z.strictObject({ id: idSchema, parentPageId: idSchema, sortOrder: z.int().optional() });
export const rootPageInputSchema = z.strictObject({ initiativeId: idSchema });

// Agents and accounts

export const createAgentInputSchema = newAgentSchema.omit({ userDismissedAt: true }).strict();
export const updateAgentInputSchema = updateOf(agentPatchSchema.omit({ userDismissedAt: true }));

const accountFields = newAccountSchema.omit({ isExhausted: true, exhaustedUntil: true, lastUsedAt: true });
export const createAccountInputSchema = accountFields.strict();
export const updateAccountInputSchema = updateOf(accountFields.partial());
/** JSON has no dates, so one may come as text. Without an end the account stays exhausted until it is freed. */
const instantSchema = z.date().or(z.iso.datetime({ offset: true }).transform((text) => new Date(text)));
export const markExhaustedInputSchema = z.strictObject({ id: idSchema, until: instantSchema.nullable().default(null) });
export const byProviderInputSchema = z.strictObject({ provider: tokenSchema });

export const appendLogChunkInputSchema = newLogChunkSchema.omit({ agentName: true }).strict();
export const lastLogChunksInputSchema = z.strictObject({
  agentIds: z.array(idSchema).max(500),
  limit: z.int().min(1).max(1000).default(100),
});
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

/** The initiative is the one of the phase or task. */
export const openChatSessionInputSchema = newChatSessionSchema.omit({ initiativeId: true, status: true }).strict();
export const addChatMessageInputSchema = newChatMessageSchema.strict();
export const addConversationMessageInputSchema = newConversationMessageSchema.strict();

export const createProposalInputSchema = newProposalSchema.omit({ status: true }).strict();
export const updateProposalInputSchema = updateOf(proposalPatchSchema.omit({ status: true, targetId: true }));

export const createReviewCommentInputSchema = newReviewCommentSchema.omit({ resolved: true }).strict();

export const createErrandInputSchema = newErrandSchema.strict();
export const updateErrandInputSchema = updateOf(errandPatchSchema);

// Issues

export const byIssueIdInputSchema = z.strictObject({ id: issueIdSchema });
export const createIssueInputSchema = newIssueSchema.strict();
export const updateIssueInputSchema = z.strictObject({ id: issueIdSchema, patch: issuePatchSchema.omit({ taskId: true }).strict() });
export const linkIssueInputSchema = z.strictObject({ id: issueIdSchema, taskId: idSchema.nullable() });

// Repositories

export const createRepositoryInputSchema = newRepositorySchema.strict();
export const updateRepositoryInputSchema = updateOf(repositoryPatchSchema);
export const repositoryRelationshipInputSchema = newRepositoryRelationshipSchema.strict();
export const acquireLeaseInputSchema = newLeaseSchema.strict();
export const releaseLeaseInputSchema = z.strictObject({ id: idSchema, fencingToken: z.int().min(1) });
const fetched = { lastFetchedAt: true, status: true, lastError: true } as const;
export const createMirrorInputSchema = newMirrorSchema.omit(fetched).strict();
export const updateMirrorInputSchema = updateOf(mirrorPatchSchema.omit(fetched));
export const createObjectMetadataInputSchema = newObjectMetadataSchema.strict();

// Settings

export const setSettingInputSchema = newSettingSchema.strict();
