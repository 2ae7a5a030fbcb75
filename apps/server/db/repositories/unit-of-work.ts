import type { AccountRepository } from "./accounts.ts";
import type { AgentRepository } from "./agents.ts";
import type { ApiKeyRepository } from "./api-keys.ts";
import type { AuditRepository } from "./audit.ts";
import type { ChangeSetRepository } from "./change-sets.ts";
import type { ChatSessionRepository } from "./chat-sessions.ts";
import type { ConversationMessageRepository } from "./conversation-messages.ts";
import type { ConversationRepository } from "./conversations.ts";
import type { EffectRepository } from "./effects.ts";
import type { ErrandRepository } from "./errands.ts";
import type { EventStore } from "./events.ts";
import type { InitiativeRepository } from "./initiatives.ts";
import type { IssueRepository } from "./issues.ts";
import type { LeaseRepository } from "./leases.ts";
import type { LogChunkRepository } from "./log-chunks.ts";
import type { MessageRepository } from "./messages.ts";
import type { MetadataRepository } from "./metadata.ts";
import type { MirrorRepository } from "./mirrors.ts";
import type { ObjectMetadataRepository } from "./object-metadata.ts";
import type { PageRepository } from "./pages.ts";
import type { PhaseRepository } from "./phases.ts";
import type { ProjectionRepository } from "./projections.ts";
import type { ProjectRepository } from "./projects.ts";
import type { ProposalRepository } from "./proposals.ts";
import type { ReceiptRepository } from "./receipts.ts";
import type { RepositoryRepository } from "./repositories.ts";
import type { ReviewCommentRepository } from "./review-comments.ts";
import type { RowArchive } from "./row-archive.ts";
import type { SearchRepository } from "./search.ts";
import type { SettingRepository } from "./settings.ts";
import type { TaskRepository } from "./tasks.ts";

/** Every repository, bound to one session: a transaction, or the connection that only reads. */
export interface Repositories {
  accounts: AccountRepository;
  agents: AgentRepository;
  apiKeys: ApiKeyRepository;
  audit: AuditRepository;
  changeSets: ChangeSetRepository;
  chatSessions: ChatSessionRepository;
  conversationMessages: ConversationMessageRepository;
  conversations: ConversationRepository;
  effects: EffectRepository;
  errands: ErrandRepository;
  events: EventStore;
  initiatives: InitiativeRepository;
  issues: IssueRepository;
  leases: LeaseRepository;
  logChunks: LogChunkRepository;
  messages: MessageRepository;
  metadata: MetadataRepository;
  mirrors: MirrorRepository;
  objectMetadata: ObjectMetadataRepository;
  pages: PageRepository;
  phases: PhaseRepository;
  projections: ProjectionRepository;
  projects: ProjectRepository;
  proposals: ProposalRepository;
  receipts: ReceiptRepository;
  repositories: RepositoryRepository;
  reviewComments: ReviewCommentRepository;
  rowArchive: RowArchive;
  search: SearchRepository;
  settings: SettingRepository;
  tasks: TaskRepository;
}

type ReadMethod<R> = Extract<
  keyof R,
  `find${string}` | `get${string}` | `list${string}` | `count${string}` | `read${string}` | `replay${string}`
>;

/** The repositories with the methods that change nothing. */
export type ReadRepositories = {
  readonly [Name in keyof Repositories]: Omit<Pick<Repositories[Name], ReadMethod<Repositories[Name]>>, "getOrCreateRootPage">;
};

export interface UnitOfWork {
  /**
   * Runs `work` in one transaction: everything it did is durable when the promise resolves, nothing of it when it rejects.
   * `work` may run twice (PostgreSQL, after a lost race), so it touches nothing but the repositories it is given.
   * A repository kept past the end, a call not awaited and a transaction inside a transaction are errors.
   * @param name names the command in warnings about transactions that hold the writer too long
   */
  transaction<T>(name: string, work: (tx: Repositories) => Promise<T>): Promise<T>;
}

/** An open database. */
export interface Store extends UnitOfWork {
  /** Sees what is committed, and nothing else. Not for use inside `work`. */
  readonly reads: ReadRepositories;
  /** One consistent view of everything, as of its beginning, while others go on writing: for exports and checks of the whole. */
  snapshot<T>(work: (reads: ReadRepositories) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
