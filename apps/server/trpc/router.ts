import { accountsRouter } from "./routers/accounts.ts";
import { agentsRouter } from "./routers/agents.ts";
import { apiKeysRouter } from "./routers/api-keys.ts";
import { auditRouter } from "./routers/audit.ts";
import { changeSetsRouter } from "./routers/change-sets.ts";
import { chatSessionsRouter } from "./routers/chat-sessions.ts";
import { conversationMessagesRouter } from "./routers/conversation-messages.ts";
import { conversationsRouter } from "./routers/conversations.ts";
import { databaseRouter } from "./routers/database.ts";
import { doctorRouter } from "./routers/doctor.ts";
import { effectsRouter } from "./routers/effects.ts";
import { errandsRouter } from "./routers/errands.ts";
import { eventsRouter } from "./routers/events.ts";
import { inboxRouter } from "./routers/inbox.ts";
import { initiativesRouter } from "./routers/initiatives.ts";
import { issuesRouter } from "./routers/issues.ts";
import { leasesRouter } from "./routers/leases.ts";
import { logChunksRouter } from "./routers/log-chunks.ts";
import { messagesRouter } from "./routers/messages.ts";
import { metadataRouter } from "./routers/metadata.ts";
import { mirrorsRouter } from "./routers/mirrors.ts";
import { objectMetadataRouter } from "./routers/object-metadata.ts";
import { pagesRouter } from "./routers/pages.ts";
import { phasesRouter } from "./routers/phases.ts";
import { plansRouter } from "./routers/plans.ts";
import { projectionsRouter, threadsRouter } from "./routers/projections.ts";
import { projectsRouter } from "./routers/projects.ts";
import { proposalsRouter } from "./routers/proposals.ts";
import { receiptsRouter } from "./routers/receipts.ts";
import { repositoriesRouter } from "./routers/repositories.ts";
import { reviewCommentsRouter } from "./routers/review-comments.ts";
import { sampleRouter } from "./routers/sample.ts";
import { searchRouter } from "./routers/search.ts";
import { settingsRouter } from "./routers/settings.ts";
import { tasksRouter } from "./routers/tasks.ts";
import { router } from "./trpc.ts";

/** The whole API: one router per aggregate. */
export const appRouter = router({
  accounts: accountsRouter,
  agents: agentsRouter,
  apiKeys: apiKeysRouter,
  audit: auditRouter,
  changeSets: changeSetsRouter,
  chatSessions: chatSessionsRouter,
  conversationMessages: conversationMessagesRouter,
  conversations: conversationsRouter,
  database: databaseRouter,
  doctor: doctorRouter,
  effects: effectsRouter,
  errands: errandsRouter,
  events: eventsRouter,
  inbox: inboxRouter,
  initiatives: initiativesRouter,
  issues: issuesRouter,
  leases: leasesRouter,
  logChunks: logChunksRouter,
  messages: messagesRouter,
  metadata: metadataRouter,
  mirrors: mirrorsRouter,
  objectMetadata: objectMetadataRouter,
  pages: pagesRouter,
  phases: phasesRouter,
  plans: plansRouter,
  projections: projectionsRouter,
  projects: projectsRouter,
  proposals: proposalsRouter,
  receipts: receiptsRouter,
  repositories: repositoriesRouter,
  reviewComments: reviewCommentsRouter,
  sample: sampleRouter,
  search: searchRouter,
  settings: settingsRouter,
  tasks: tasksRouter,
  threads: threadsRouter,
});

export type AppRouter = typeof appRouter;
