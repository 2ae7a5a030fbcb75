import { sql } from "drizzle-orm";
import {
  type AnySQLiteColumn,
  check,
  foreignKey,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";
import { createdAt, flag, id, instant, readyTask, timestamps, ulidCheck } from "./columns.ts";

/** Every table. PostgreSQL's twins are derived from these by to-pg.ts. Notes about each table stand in table-notes.ts. */

// Planning

export const initiatives = sqliteTable(
  "initiatives",
  {
    id: id(),
    name: text("name").notNull(),
    status: text("status", { enum: ["active", "pending_review", "completed", "archived"] })
      .notNull()
      .default("active"),
    branch: text("branch"),
    executionMode: text("execution_mode", { enum: ["yolo", "review_per_phase"] })
      .notNull()
      .default("review_per_phase"),
    qualityReview: flag("quality_review").notNull().default(false),
    ...timestamps(),
  },
  (t) => [index("initiatives_status").on(t.status, t.createdAt, t.id), index("initiatives_created").on(t.createdAt, t.id)],
);

export const phases = sqliteTable(
  "phases",
  {
    id: id(),
    initiativeId: text("initiative_id")
      .notNull()
      .references(() => initiatives.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    content: text("content"),
    status: text("status", { enum: ["pending", "approved", "in_progress", "completed", "blocked", "pending_review"] })
      .notNull()
      .default("pending"),
    mergeBase: text("merge_base"),
    ...timestamps(),
  },
  (t) => [index("phases_initiative").on(t.initiativeId, t.createdAt, t.id), index("phases_created").on(t.createdAt, t.id)],
);

export const phaseDependencies = sqliteTable(
  "phase_dependencies",
  {
    phaseId: text("phase_id")
      .notNull()
      .references(() => phases.id, { onDelete: "cascade" }),
    dependsOnPhaseId: text("depends_on_phase_id")
      .notNull()
      .references(() => phases.id, { onDelete: "cascade" }),
  },
  (t) => [primaryKey({ columns: [t.phaseId, t.dependsOnPhaseId] }), index("phase_dependencies_blocker").on(t.dependsOnPhaseId, t.phaseId)],
);

export const tasks = sqliteTable(
  "tasks",
  {
    id: id(),
    phaseId: text("phase_id").references(() => phases.id, { onDelete: "cascade" }),
    initiativeId: text("initiative_id").references(() => initiatives.id, { onDelete: "cascade" }),
    parentTaskId: text("parent_task_id").references((): AnySQLiteColumn => tasks.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    description: text("description"),
    type: text("type", { enum: ["auto"] })
      .notNull()
      .default("auto"),
    category: text("category", { enum: ["execute", "research", "discuss", "plan", "detail", "refine", "verify", "merge", "review"] })
      .notNull()
      .default("execute"),
    priority: text("priority", { enum: ["low", "medium", "high"] })
      .notNull()
      .default("medium"),
    status: text("status", { enum: ["pending", "in_progress", "quality_review", "completed", "blocked", "cancelled"] })
      .notNull()
      .default("pending"),
    order: integer("order").notNull().default(0),
    summary: text("summary"),
    retryCount: integer("retry_count").notNull().default(0),
    // What decides readiness, kept in the transaction of every change that touches it (repositories/drizzle/readiness.ts).
    priorityRank: integer("priority_rank").notNull(),
    phaseOrder: integer("phase_order").notNull(),
    unmetDependencies: integer("unmet_dependencies").notNull(),
    inheritedUnmet: integer("inherited_unmet").notNull(),
    unfinishedChildren: integer("unfinished_children").notNull(),
    gateOpen: flag("gate_open").notNull(),
    ...timestamps(),
  },
  (t) => {
    const ready = readyTask(t);
    const claimOrder = [t.priorityRank, t.phaseOrder, t.order, t.createdAt, t.id] as const;
    return [
      index("tasks_ready")
        .on(...claimOrder)
        .where(ready),
      index("tasks_ready_in_initiative")
        .on(t.initiativeId, ...claimOrder)
        .where(ready),
      index("tasks_created").on(t.createdAt, t.id),
      index("tasks_name").on(t.name, t.id),
      index("tasks_status").on(t.status, t.createdAt, t.id),
      index("tasks_initiative").on(t.initiativeId, t.createdAt, t.id),
      index("tasks_phase").on(t.phaseId, t.createdAt, t.id),
      index("tasks_parent").on(t.parentTaskId, t.createdAt, t.id),
    ];
  },
);

export const taskDependencies = sqliteTable(
  "task_dependencies",
  {
    taskId: text("task_id")
      .notNull()
      .references(() => tasks.id, { onDelete: "cascade" }),
    dependsOnTaskId: text("depends_on_task_id")
      .notNull()
      .references(() => tasks.id, { onDelete: "cascade" }),
  },
  (t) => [primaryKey({ columns: [t.taskId, t.dependsOnTaskId] }), index("task_dependencies_blocker").on(t.dependsOnTaskId, t.taskId)],
);

/** Relations that inform and do not block: 'discovered-from', 'related' and the like, as a source names them. */
export const taskLinks = sqliteTable(
  "task_links",
  {
    taskId: text("task_id")
      .notNull()
      .references(() => tasks.id, { onDelete: "cascade" }),
    linkedTaskId: text("linked_task_id")
      .notNull()
      .references(() => tasks.id, { onDelete: "cascade" }),
    kind: text("kind").notNull(),
  },
  (t) => [primaryKey({ columns: [t.taskId, t.linkedTaskId, t.kind] }), index("task_links_linked").on(t.linkedTaskId)],
);

export const pages = sqliteTable(
  "pages",
  {
    id: id(),
    initiativeId: text("initiative_id")
      .notNull()
      .references(() => initiatives.id, { onDelete: "cascade" }),
    parentPageId: text("parent_page_id").references((): AnySQLiteColumn => pages.id, { onDelete: "cascade" }),
    title: text("title").notNull(),
    content: text("content"),
    sortOrder: integer("sort_order").notNull().default(0),
    revision: integer("revision").notNull().default(1),
    ...timestamps(),
  },
  (t) => [
    uniqueIndex("pages_root").on(t.initiativeId).where(sql`${t.parentPageId} is null`),
    index("pages_initiative").on(t.initiativeId, t.sortOrder, t.id),
    index("pages_parent").on(t.parentPageId, t.sortOrder, t.id),
  ],
);

export const projects = sqliteTable(
  "projects",
  {
    id: id(),
    name: text("name").notNull().unique(),
    url: text("url").notNull().unique(),
    defaultBranch: text("default_branch").notNull().default("main"),
    lastFetchedAt: instant("last_fetched_at"),
    ...timestamps(),
  },
  (t) => [index("projects_created").on(t.createdAt, t.id)],
);

export const initiativeProjects = sqliteTable(
  "initiative_projects",
  {
    initiativeId: text("initiative_id")
      .notNull()
      .references(() => initiatives.id, { onDelete: "cascade" }),
    projectId: text("project_id")
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
  },
  (t) => [uniqueIndex("initiative_projects_pair").on(t.initiativeId, t.projectId), index("initiative_projects_project").on(t.projectId)],
);

export const proposals = sqliteTable(
  "proposals",
  {
    id: id(),
    agentId: text("agent_id")
      .notNull()
      .references(() => agents.id, { onDelete: "cascade" }),
    initiativeId: text("initiative_id")
      .notNull()
      .references(() => initiatives.id, { onDelete: "cascade" }),
    issueId: text("issue_id").references(() => issues.id, { onDelete: "set null" }),
    targetType: text("target_type", { enum: ["page", "phase", "task"] }).notNull(),
    targetId: text("target_id"),
    title: text("title").notNull(),
    summary: text("summary"),
    content: text("content"),
    metadata: text("metadata", { mode: "json" }).$type<Record<string, unknown>>(),
    status: text("status", { enum: ["pending", "accepted", "dismissed"] })
      .notNull()
      .default("pending"),
    sortOrder: integer("sort_order").notNull().default(0),
    ...timestamps(),
  },
  (t) => [
    index("proposals_agent").on(t.agentId, t.status, t.sortOrder, t.id),
    index("proposals_initiative").on(t.initiativeId, t.sortOrder, t.id),
    index("proposals_issue").on(t.issueId),
    index("proposals_created").on(t.createdAt, t.id),
    index("proposals_status").on(t.status, t.createdAt, t.id),
  ],
);

export const messages = sqliteTable(
  "messages",
  {
    id: id(),
    senderType: text("sender_type", { enum: ["agent", "user"] }).notNull(),
    senderId: text("sender_id"),
    recipientType: text("recipient_type", { enum: ["agent", "user"] }).notNull(),
    recipientId: text("recipient_id"),
    type: text("type", { enum: ["question", "info", "error", "response"] })
      .notNull()
      .default("info"),
    content: text("content").notNull(),
    requiresResponse: flag("requires_response").notNull().default(false),
    status: text("status", { enum: ["pending", "read", "responded"] })
      .notNull()
      .default("pending"),
    parentMessageId: text("parent_message_id").references((): AnySQLiteColumn => messages.id, { onDelete: "set null" }),
    ...timestamps(),
  },
  (t) => [
    index("messages_recipient").on(t.recipientType, t.recipientId, t.status, t.createdAt, t.id),
    index("messages_pending_for").on(t.recipientType, t.status, t.createdAt, t.id),
    index("messages_sender").on(t.senderType, t.senderId, t.createdAt, t.id),
    index("messages_waiting").on(t.createdAt, t.id).where(sql`${t.requiresResponse} = true and ${t.status} <> 'responded'`),
    index("messages_parent").on(t.parentMessageId, t.createdAt, t.id),
    index("messages_created").on(t.createdAt, t.id),
  ],
);

export const chatSessions = sqliteTable(
  "chat_sessions",
  {
    id: id(),
    targetType: text("target_type", { enum: ["phase", "task"] }).notNull(),
    targetId: text("target_id").notNull(),
    initiativeId: text("initiative_id")
      .notNull()
      .references(() => initiatives.id, { onDelete: "cascade" }),
    agentId: text("agent_id").references(() => agents.id, { onDelete: "set null" }),
    status: text("status", { enum: ["active", "closed"] })
      .notNull()
      .default("active"),
    ...timestamps(),
  },
  (t) => [
    index("chat_sessions_target").on(t.targetType, t.targetId, t.status),
    index("chat_sessions_initiative").on(t.initiativeId, t.createdAt, t.id),
    index("chat_sessions_agent").on(t.agentId, t.status),
  ],
);

export const chatMessages = sqliteTable(
  "chat_messages",
  {
    id: id(),
    chatSessionId: text("chat_session_id")
      .notNull()
      .references(() => chatSessions.id, { onDelete: "cascade" }),
    role: text("role", { enum: ["user", "assistant", "system"] }).notNull(),
    content: text("content").notNull(),
    changeSetId: text("change_set_id").references(() => changeSets.id, { onDelete: "set null" }),
    createdAt: createdAt(),
  },
  (t) => [index("chat_messages_session").on(t.chatSessionId, t.createdAt, t.id), index("chat_messages_change_set").on(t.changeSetId)],
);

export const changeSets = sqliteTable(
  "change_sets",
  {
    id: id(),
    agentId: text("agent_id").references(() => agents.id, { onDelete: "set null" }),
    agentName: text("agent_name").notNull(),
    initiativeId: text("initiative_id")
      .notNull()
      .references(() => initiatives.id, { onDelete: "cascade" }),
    mode: text("mode", { enum: ["plan", "detail", "refine"] }).notNull(),
    summary: text("summary"),
    status: text("status", { enum: ["applied", "reverted"] })
      .notNull()
      .default("applied"),
    createdAt: createdAt(),
  },
  (t) => [index("change_sets_initiative").on(t.initiativeId, t.createdAt, t.id), index("change_sets_agent").on(t.agentId)],
);

export const changeSetEntries = sqliteTable(
  "change_set_entries",
  {
    id: id(),
    changeSetId: text("change_set_id")
      .notNull()
      .references(() => changeSets.id, { onDelete: "cascade" }),
    entityType: text("entity_type", { enum: ["page", "phase", "task", "phase_dependency", "task_dependency"] }).notNull(),
    entityId: text("entity_id").notNull(),
    action: text("action", { enum: ["create", "update", "delete"] }).notNull(),
    previousState: text("previous_state", { mode: "json" }).$type<Record<string, unknown>>(),
    newState: text("new_state", { mode: "json" }).$type<Record<string, unknown>>(),
    sortOrder: integer("sort_order").notNull().default(0),
  },
  (t) => [
    index("change_set_entries_set").on(t.changeSetId, t.sortOrder, t.id),
    index("change_set_entries_entity").on(t.entityType, t.entityId),
  ],
);

export const reviewComments = sqliteTable(
  "review_comments",
  {
    id: id(),
    phaseId: text("phase_id")
      .notNull()
      .references(() => phases.id, { onDelete: "cascade" }),
    filePath: text("file_path").notNull(),
    lineNumber: integer("line_number").notNull(),
    lineType: text("line_type", { enum: ["added", "removed", "context"] }).notNull(),
    body: text("body").notNull(),
    author: text("author").notNull().default("you"),
    resolved: flag("resolved").notNull().default(false),
    ...timestamps(),
  },
  (t) => [index("review_comments_phase").on(t.phaseId, t.createdAt, t.id)],
);

export const errands = sqliteTable(
  "errands",
  {
    id: id(),
    description: text("description").notNull(),
    branch: text("branch").notNull(),
    baseBranch: text("base_branch").notNull().default("main"),
    agentId: text("agent_id").references(() => agents.id, { onDelete: "set null" }),
    projectId: text("project_id")
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    status: text("status", { enum: ["active", "pending_review", "conflict", "merged", "abandoned"] })
      .notNull()
      .default("active"),
    ...timestamps(),
  },
  (t) => [
    index("errands_project").on(t.projectId, t.status, t.createdAt, t.id),
    index("errands_status").on(t.status, t.createdAt, t.id),
    index("errands_agent").on(t.agentId),
    index("errands_created").on(t.createdAt, t.id),
  ],
);

// Execution

export const accounts = sqliteTable(
  "accounts",
  {
    id: id(),
    email: text("email").notNull(),
    provider: text("provider").notNull().default("claude"),
    configJson: text("config_json"),
    credentials: text("credentials"),
    isExhausted: flag("is_exhausted").notNull().default(false),
    exhaustedUntil: instant("exhausted_until"),
    lastUsedAt: instant("last_used_at"),
    sortOrder: integer("sort_order").notNull().default(0),
    ...timestamps(),
  },
  (t) => [
    unique("accounts_provider_email").on(t.provider, t.email),
    index("accounts_order").on(t.sortOrder, t.id),
    index("accounts_next").on(t.provider, t.lastUsedAt, t.sortOrder, t.id),
    index("accounts_exhausted").on(t.exhaustedUntil).where(sql`${t.isExhausted} = true`),
  ],
);

export const agents = sqliteTable(
  "agents",
  {
    id: id(),
    name: text("name").notNull().unique(),
    taskId: text("task_id").references(() => tasks.id, { onDelete: "set null" }),
    initiativeId: text("initiative_id").references(() => initiatives.id, { onDelete: "set null" }),
    sessionId: text("session_id"),
    worktreeId: text("worktree_id").notNull(),
    provider: text("provider").notNull().default("claude"),
    accountId: text("account_id").references(() => accounts.id, { onDelete: "set null" }),
    status: text("status", { enum: ["idle", "running", "waiting_for_input", "stopped", "crashed"] })
      .notNull()
      .default("idle"),
    mode: text("mode", { enum: ["execute", "discuss", "plan", "detail", "refine"] })
      .notNull()
      .default("execute"),
    pid: integer("pid"),
    exitCode: integer("exit_code"),
    prompt: text("prompt"),
    outputFilePath: text("output_file_path"),
    result: text("result", { mode: "json" }).$type<unknown>(),
    pendingQuestions: text("pending_questions", { mode: "json" }).$type<unknown>(),
    userDismissedAt: instant("user_dismissed_at"),
    ...timestamps(),
  },
  (t) => [
    index("agents_task").on(t.taskId, t.createdAt, t.id),
    index("agents_initiative").on(t.initiativeId),
    index("agents_account").on(t.accountId),
    index("agents_session").on(t.sessionId),
    index("agents_status").on(t.status, t.createdAt, t.id),
    index("agents_created").on(t.createdAt, t.id),
  ],
);

/** No foreign key to agents: the log outlives its agent. The id is a monotonic ULID, so it is the order of insertion too. */
export const agentLogChunks = sqliteTable(
  "agent_log_chunks",
  {
    id: id(),
    agentId: text("agent_id").notNull(),
    agentName: text("agent_name").notNull(),
    sessionNumber: integer("session_number").notNull().default(1),
    content: text("content").notNull(),
    createdAt: createdAt(),
  },
  (t) => [index("agent_log_chunks_agent").on(t.agentId, t.sessionNumber, t.id)],
);

export const conversations = sqliteTable(
  "conversations",
  {
    id: id(),
    fromAgentId: text("from_agent_id")
      .notNull()
      .references(() => agents.id, { onDelete: "cascade" }),
    toAgentId: text("to_agent_id")
      .notNull()
      .references(() => agents.id, { onDelete: "cascade" }),
    initiativeId: text("initiative_id").references(() => initiatives.id, { onDelete: "set null" }),
    phaseId: text("phase_id").references(() => phases.id, { onDelete: "set null" }),
    taskId: text("task_id").references(() => tasks.id, { onDelete: "set null" }),
    question: text("question").notNull(),
    answer: text("answer"),
    status: text("status", { enum: ["pending", "answered"] })
      .notNull()
      .default("pending"),
    ...timestamps(),
  },
  (t) => [
    index("conversations_to").on(t.toAgentId, t.status, t.createdAt, t.id),
    index("conversations_from").on(t.fromAgentId, t.createdAt, t.id),
    index("conversations_initiative").on(t.initiativeId),
    index("conversations_phase").on(t.phaseId),
    index("conversations_task").on(t.taskId),
    index("conversations_age").on(t.createdAt, t.id),
    index("conversations_status").on(t.status, t.createdAt, t.id),
  ],
);

// Event log

export const events = sqliteTable(
  "events",
  {
    sequence: integer("sequence").primaryKey({ autoIncrement: true }),
    id: text("id").notNull().unique(),
    streamType: text("stream_type").notNull(),
    streamId: text("stream_id").notNull(),
    streamVersion: integer("stream_version").notNull(),
    type: text("type").notNull(),
    payload: text("payload", { mode: "json" }).$type<Record<string, unknown>>().notNull(),
    actorType: text("actor_type", { enum: ["user", "agent", "system"] }).notNull(),
    actorId: text("actor_id").notNull(),
    keyId: text("key_id"),
    commandId: text("command_id"),
    causationId: text("causation_id"),
    correlationId: text("correlation_id"),
    createdAt: createdAt(),
  },
  (t) => [unique("events_stream_version").on(t.streamType, t.streamId, t.streamVersion)],
);

export const projectionState = sqliteTable("projection_state", {
  projector: text("projector").primaryKey(),
  lastSequence: integer("last_sequence").notNull(),
});

export const projectionProjects = sqliteTable("projection_projects", {
  id: id(),
  name: text("name").notNull(),
  path: text("path"),
  archived: flag("archived").notNull().default(false),
  lastSequence: integer("last_sequence").notNull(),
  ...timestamps(),
});

export const projectionThreads = sqliteTable(
  "projection_threads",
  {
    id: id(),
    projectId: text("project_id").references(() => projectionProjects.id, { onDelete: "cascade" }),
    title: text("title").notNull(),
    archived: flag("archived").notNull().default(false),
    lastSequence: integer("last_sequence").notNull(),
    ...timestamps(),
  },
  (t) => [index("projection_threads_project").on(t.projectId, t.createdAt, t.id)],
);

export const projectionTurns = sqliteTable(
  "projection_turns",
  {
    id: id(),
    threadId: text("thread_id")
      .notNull()
      .references(() => projectionThreads.id, { onDelete: "cascade" }),
    status: text("status", { enum: ["running", "completed", "failed", "interrupted"] }).notNull(),
    error: text("error"),
    startedAt: instant("started_at").notNull(),
    endedAt: instant("ended_at"),
    lastSequence: integer("last_sequence").notNull(),
  },
  (t) => [index("projection_turns_thread").on(t.threadId, t.startedAt, t.id)],
);

export const projectionMessages = sqliteTable(
  "projection_messages",
  {
    id: id(),
    turnId: text("turn_id")
      .notNull()
      .references(() => projectionTurns.id, { onDelete: "cascade" }),
    role: text("role", { enum: ["user", "assistant", "system"] }).notNull(),
    content: text("content").notNull(),
    lastSequence: integer("last_sequence").notNull(),
    createdAt: createdAt(),
  },
  (t) => [index("projection_messages_turn").on(t.turnId, t.createdAt, t.id)],
);

export const checkpoints = sqliteTable(
  "checkpoints",
  {
    id: id(),
    threadId: text("thread_id")
      .notNull()
      .references(() => projectionThreads.id, { onDelete: "cascade" }),
    turnId: text("turn_id").references(() => projectionTurns.id, { onDelete: "set null" }),
    gitRef: text("git_ref").notNull(),
    message: text("message").notNull(),
    revertedAt: instant("reverted_at"),
    lastSequence: integer("last_sequence").notNull(),
    createdAt: createdAt(),
  },
  (t) => [index("checkpoints_thread").on(t.threadId, t.createdAt, t.id), index("checkpoints_turn").on(t.turnId)],
);

export const settings = sqliteTable("settings", {
  key: text("key").primaryKey(),
  value: text("value", { mode: "json" }).$type<unknown>().notNull(),
  updatedAt: instant("updated_at").notNull(),
});

/** One row per command a client has named: sent again, it is answered from here and acts no second time. */
export const commandReceipts = sqliteTable(
  "command_receipts",
  {
    commandId: text("command_id").primaryKey(),
    command: text("command").notNull(),
    inputHash: text("input_hash").notNull(),
    actorId: text("actor_id").notNull(),
    result: text("result", { mode: "json" }).$type<unknown>(),
    createdAt: createdAt(),
  },
  (t) => [index("command_receipts_created").on(t.createdAt, t.commandId)],
);

export const effects = sqliteTable(
  "effects",
  {
    id: id(),
    kind: text("kind").notNull(),
    idempotencyKey: text("idempotency_key").notNull().unique(),
    payload: text("payload", { mode: "json" }).$type<Record<string, unknown>>().notNull(),
    status: text("status", { enum: ["queued", "leased", "done", "dead"] })
      .notNull()
      .default("queued"),
    attempts: integer("attempts").notNull().default(0),
    maxAttempts: integer("max_attempts").notNull().default(10),
    runAt: instant("run_at").notNull(),
    leasedBy: text("leased_by"),
    leasedUntil: instant("leased_until"),
    lastError: text("last_error"),
    ...timestamps(),
  },
  (t) => [
    // The status leads though it is always the same: or SQLite, which has no statistics yet, takes effects_status and sorts.
    index("effects_due").on(t.status, t.runAt, t.id).where(sql`${t.status} = 'queued'`),
    index("effects_leased").on(t.status, t.leasedUntil, t.id).where(sql`${t.status} = 'leased'`),
    index("effects_status").on(t.status, t.id),
  ],
);

// Repositories (ids are ULIDs)

export const repositories = sqliteTable(
  "repositories",
  {
    id: id(),
    projectId: text("project_id")
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    url: text("url").notNull(),
    defaultBranch: text("default_branch").notNull().default("main"),
    ...timestamps(),
  },
  (t) => [
    unique("repositories_project_name").on(t.projectId, t.name),
    index("repositories_created").on(t.createdAt, t.id),
    ulidCheck("repositories", t.id),
  ],
);

export const leases = sqliteTable(
  "leases",
  {
    id: id(),
    repositoryId: text("repository_id")
      .notNull()
      .references(() => repositories.id, { onDelete: "cascade" }),
    scope: text("scope").notNull().default("*"),
    holderType: text("holder_type", { enum: ["agent", "user"] }).notNull(),
    holderId: text("holder_id").notNull(),
    fencingToken: integer("fencing_token").notNull(),
    acquiredAt: instant("acquired_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    releasedAt: instant("released_at"),
  },
  (t) => [
    uniqueIndex("leases_active").on(t.repositoryId, t.scope).where(sql`${t.releasedAt} is null`),
    unique("leases_fencing").on(t.repositoryId, t.scope, t.fencingToken),
    index("leases_holder").on(t.holderType, t.holderId, t.acquiredAt, t.id),
    index("leases_expiry").on(t.expiresAt, t.id).where(sql`${t.releasedAt} is null`),
    ulidCheck("leases", t.id),
  ],
);

/** No foreign keys: an entry outlives what it tells about. */
export const auditEntries = sqliteTable(
  "audit_entries",
  {
    sequence: integer("sequence").primaryKey({ autoIncrement: true }),
    id: text("id").notNull().unique(),
    actorType: text("actor_type", { enum: ["user", "agent", "system"] }).notNull(),
    actorId: text("actor_id").notNull(),
    keyId: text("key_id"),
    action: text("action").notNull(),
    entityType: text("entity_type").notNull(),
    entityId: text("entity_id").notNull(),
    outcome: text("outcome", { enum: ["done", "refused", "failed"] }).notNull(),
    reason: text("reason"),
    requestId: text("request_id"),
    eventSequence: integer("event_sequence"),
    previousHash: text("previous_hash").notNull(),
    hash: text("hash").notNull(),
    createdAt: createdAt(),
  },
  (t) => [index("audit_entries_entity").on(t.entityType, t.entityId, t.sequence), ulidCheck("audit_entries", t.id)],
);

export const objectMetadata = sqliteTable(
  "object_metadata",
  {
    id: id(),
    oid: text("oid").notNull(),
    size: integer("size").notNull(),
    mediaType: text("media_type").notNull(),
    storageKey: text("storage_key").notNull(),
    repositoryId: text("repository_id")
      .notNull()
      .references(() => repositories.id, { onDelete: "cascade" }),
    createdAt: createdAt(),
  },
  (t) => [
    unique("object_metadata_oid").on(t.repositoryId, t.oid),
    index("object_metadata_by_oid").on(t.oid, t.id),
    ulidCheck("object_metadata", t.id),
    check("object_metadata_oid_sha256", sql`length(${t.oid}) = 64 and ltrim(${t.oid}, '0123456789abcdef') = ''`),
    check("object_metadata_size_positive", sql`${t.size} >= 0`),
  ],
);

export const mirrors = sqliteTable(
  "mirrors",
  {
    id: id(),
    repositoryId: text("repository_id")
      .notNull()
      .references(() => repositories.id, { onDelete: "cascade" }),
    path: text("path").notNull().unique(),
    remoteUrl: text("remote_url").notNull(),
    lastFetchedAt: instant("last_fetched_at"),
    status: text("status", { enum: ["pending", "ready", "fetching", "failed"] })
      .notNull()
      .default("pending"),
    lastError: text("last_error"),
    ...timestamps(),
  },
  (t) => [index("mirrors_repository").on(t.repositoryId, t.createdAt, t.id), ulidCheck("mirrors", t.id)],
);

export const repositoryRelationships = sqliteTable(
  "repository_relationships",
  {
    fromRepositoryId: text("from_repository_id").notNull(),
    toRepositoryId: text("to_repository_id").notNull(),
    type: text("type", { enum: ["fork_of", "submodule_of", "depends_on", "mirror_of"] }).notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.fromRepositoryId, t.toRepositoryId, t.type] }),
    foreignKey({ columns: [t.fromRepositoryId], foreignColumns: [repositories.id] }).onDelete("cascade"),
    foreignKey({ columns: [t.toRepositoryId], foreignColumns: [repositories.id] }).onDelete("cascade"),
    index("repository_relationships_to").on(t.toRepositoryId),
    check("repository_relationships_distinct", sql`${t.fromRepositoryId} <> ${t.toRepositoryId}`),
  ],
);

// Intake and access

export const metadata = sqliteTable("metadata", { key: text("key").primaryKey(), value: text("value").notNull() });

export const issues = sqliteTable(
  "issues",
  {
    id: id(),
    sourceType: text("source_type", { enum: ["sentry", "github", "ticket"] }).notNull(),
    sourceId: text("source_id").notNull(),
    sourceData: text("source_data", { mode: "json" }).$type<unknown>().notNull(),
    title: text("title").notNull(),
    status: text("status").notNull().default("open"),
    sessionId: text("session_id"),
    worktree: text("worktree"),
    branch: text("branch"),
    taskId: text("task_id").references(() => tasks.id, { onDelete: "set null" }),
    ...timestamps(),
  },
  (t) => [
    index("issues_source_type").on(t.sourceType, t.createdAt, t.id),
    index("issues_status").on(t.status, t.createdAt, t.id),
    index("issues_task").on(t.taskId, t.createdAt, t.id),
    index("issues_created").on(t.createdAt, t.id),
  ],
);

export const conversationMessages = sqliteTable(
  "conversation_messages",
  {
    id: id(),
    issueId: text("issue_id")
      .notNull()
      .references(() => issues.id, { onDelete: "cascade" }),
    role: text("role", { enum: ["user", "assistant", "system"] }).notNull(),
    content: text("content").notNull(),
    createdAt: createdAt(),
  },
  (t) => [index("conversation_messages_issue").on(t.issueId, t.createdAt, t.id)],
);

export const apiKeys = sqliteTable(
  "api_keys",
  {
    id: id(),
    name: text("name").notNull(),
    prefix: text("prefix").notNull(),
    hash: text("hash").notNull().unique(),
    scopes: text("scopes", { mode: "json" }).$type<string[]>().notNull(),
    agentId: text("agent_id").references(() => agents.id, { onDelete: "cascade" }),
    lastUsedAt: instant("last_used_at"),
    expiresAt: instant("expires_at"),
    revokedAt: instant("revoked_at"),
    ...timestamps(),
  },
  (t) => [index("api_keys_created").on(t.createdAt, t.id), index("api_keys_agent").on(t.agentId)],
);
