import type { Repositories } from "../unit-of-work.ts";
import { drizzleAccounts } from "./accounts.ts";
import { drizzleAgents } from "./agents.ts";
import { drizzleApiKeys } from "./api-keys.ts";
import { drizzleAudit } from "./audit.ts";
import { drizzleChangeSets } from "./change-sets.ts";
import { drizzleChatSessions } from "./chat-sessions.ts";
import { drizzleConversationMessages } from "./conversation-messages.ts";
import { drizzleConversations } from "./conversations.ts";
import { drizzleEffects } from "./effects.ts";
import { drizzleErrands } from "./errands.ts";
import { drizzleEvents } from "./events.ts";
import { drizzleInitiatives } from "./initiatives.ts";
import { drizzleIssues } from "./issues.ts";
import { drizzleLeases } from "./leases.ts";
import { drizzleLogChunks } from "./log-chunks.ts";
import { drizzleMessages } from "./messages.ts";
import { drizzleMetadata } from "./metadata.ts";
import { drizzleMirrors } from "./mirrors.ts";
import { drizzleObjectMetadata } from "./object-metadata.ts";
import { drizzlePages } from "./pages.ts";
import { drizzlePhases } from "./phases.ts";
import { drizzleProjections } from "./projections.ts";
import { drizzleProjects } from "./projects.ts";
import { drizzleProposals } from "./proposals.ts";
import { drizzleReceipts } from "./receipts.ts";
import { drizzleRepositories } from "./repositories.ts";
import { drizzleReviewComments } from "./review-comments.ts";
import { drizzleRowArchive } from "./row-archive.ts";
import { drizzleSearch } from "./search.ts";
import type { Session } from "./session.ts";
import { drizzleSettings } from "./settings.ts";
import { drizzleTasks } from "./tasks.ts";

const adapters: { readonly [Name in keyof Repositories]: (session: Session) => Repositories[Name] } = {
  accounts: drizzleAccounts,
  agents: drizzleAgents,
  apiKeys: drizzleApiKeys,
  audit: drizzleAudit,
  changeSets: drizzleChangeSets,
  chatSessions: drizzleChatSessions,
  conversationMessages: drizzleConversationMessages,
  conversations: drizzleConversations,
  effects: drizzleEffects,
  errands: drizzleErrands,
  events: drizzleEvents,
  initiatives: drizzleInitiatives,
  issues: drizzleIssues,
  leases: drizzleLeases,
  logChunks: drizzleLogChunks,
  messages: drizzleMessages,
  metadata: drizzleMetadata,
  mirrors: drizzleMirrors,
  objectMetadata: drizzleObjectMetadata,
  pages: drizzlePages,
  phases: drizzlePhases,
  projections: drizzleProjections,
  projects: drizzleProjects,
  proposals: drizzleProposals,
  receipts: drizzleReceipts,
  repositories: drizzleRepositories,
  reviewComments: drizzleReviewComments,
  rowArchive: drizzleRowArchive,
  search: drizzleSearch,
  settings: drizzleSettings,
  tasks: drizzleTasks,
};

/** Every repository on one session, each made when it is first asked for: a transaction usually touches two or three of them. */
export function createRepositories(session: Session): Repositories {
  const repositories = {};
  for (const [name, adapter] of Object.entries(adapters)) {
    Object.defineProperty(repositories, name, {
      enumerable: true,
      configurable: true,
      get() {
        const value = adapter(session);
        Object.defineProperty(this, name, { value, enumerable: true });
        return value;
      },
    });
  }
  return repositories as Repositories;
}
