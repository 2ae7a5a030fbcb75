import { accountsContract } from "./accounts.ts";
import { agentsContract } from "./agents.ts";
import { apiKeysContract } from "./api-keys.ts";
import { auditContract } from "./audit.ts";
import { changeSetsContract } from "./change-sets.ts";
import { chatSessionsContract } from "./chat-sessions.ts";
import type { Contract } from "./contract.ts";
import { conversationMessagesContract } from "./conversation-messages.ts";
import { conversationsContract } from "./conversations.ts";
import { effectsContract } from "./effects.ts";
import { errandsContract } from "./errands.ts";
import { eventsContract } from "./events.ts";
import { initiativesContract } from "./initiatives.ts";
import { issuesContract } from "./issues.ts";
import { leasesContract } from "./leases.ts";
import { logChunksContract } from "./log-chunks.ts";
import { messagesContract } from "./messages.ts";
import { metadataContract } from "./metadata.ts";
import { mirrorsContract } from "./mirrors.ts";
import { objectMetadataContract } from "./object-metadata.ts";
import { pagesContract } from "./pages.ts";
import { phasesContract } from "./phases.ts";
import { projectionsContract } from "./projections.ts";
import { projectsContract } from "./projects.ts";
import { proposalsContract } from "./proposals.ts";
import { receiptsContract } from "./receipts.ts";
import { repositoriesContract } from "./repositories.ts";
import { reviewCommentsContract } from "./review-comments.ts";
import { rowArchiveContract } from "./row-archive.ts";
import { searchContract } from "./search.ts";
import { settingsContract } from "./settings.ts";
import { tasksContract } from "./tasks.ts";

/** One suite per port, sorted by name. */
export const contracts: Contract[] = [
  accountsContract,
  agentsContract,
  apiKeysContract,
  auditContract,
  changeSetsContract,
  chatSessionsContract,
  conversationMessagesContract,
  conversationsContract,
  effectsContract,
  errandsContract,
  eventsContract,
  initiativesContract,
  issuesContract,
  leasesContract,
  logChunksContract,
  messagesContract,
  metadataContract,
  mirrorsContract,
  objectMetadataContract,
  pagesContract,
  phasesContract,
  projectionsContract,
  projectsContract,
  proposalsContract,
  receiptsContract,
  repositoriesContract,
  reviewCommentsContract,
  rowArchiveContract,
  searchContract,
  settingsContract,
  tasksContract,
];
