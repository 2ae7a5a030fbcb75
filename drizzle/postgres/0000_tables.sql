CREATE TABLE "accounts" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"email" text COLLATE "C" NOT NULL,
	"provider" text COLLATE "C" DEFAULT 'claude' NOT NULL,
	"config_json" text COLLATE "C",
	"credentials" text COLLATE "C",
	"is_exhausted" boolean DEFAULT false NOT NULL,
	"exhausted_until" timestamp (3) with time zone,
	"last_used_at" timestamp (3) with time zone,
	"sort_order" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "accounts_provider_email" UNIQUE("provider","email")
);
--> statement-breakpoint
CREATE TABLE "agent_log_chunks" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"agent_id" text COLLATE "C" NOT NULL,
	"agent_name" text COLLATE "C" NOT NULL,
	"session_number" bigint DEFAULT 1 NOT NULL,
	"content" text COLLATE "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "agents" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"task_id" text COLLATE "C",
	"initiative_id" text COLLATE "C",
	"session_id" text COLLATE "C",
	"worktree_id" text COLLATE "C" NOT NULL,
	"provider" text COLLATE "C" DEFAULT 'claude' NOT NULL,
	"account_id" text COLLATE "C",
	"status" text COLLATE "C" DEFAULT 'idle' NOT NULL,
	"mode" text COLLATE "C" DEFAULT 'execute' NOT NULL,
	"pid" bigint,
	"exit_code" bigint,
	"prompt" text COLLATE "C",
	"output_file_path" text COLLATE "C",
	"result" jsonb,
	"pending_questions" jsonb,
	"user_dismissed_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "agents_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "api_keys" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"prefix" text COLLATE "C" NOT NULL,
	"hash" text COLLATE "C" NOT NULL,
	"scopes" jsonb NOT NULL,
	"agent_id" text COLLATE "C",
	"last_used_at" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "api_keys_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"sequence" bigserial PRIMARY KEY NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"actor_type" text COLLATE "C" NOT NULL,
	"actor_id" text COLLATE "C" NOT NULL,
	"key_id" text COLLATE "C",
	"action" text COLLATE "C" NOT NULL,
	"entity_type" text COLLATE "C" NOT NULL,
	"entity_id" text COLLATE "C" NOT NULL,
	"outcome" text COLLATE "C" NOT NULL,
	"reason" text COLLATE "C",
	"request_id" text COLLATE "C",
	"event_sequence" bigint,
	"previous_hash" text COLLATE "C" NOT NULL,
	"hash" text COLLATE "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "audit_entries_id_unique" UNIQUE("id"),
	CONSTRAINT "audit_entries_id_ulid" CHECK (length("audit_entries"."id") = 26 and ltrim("audit_entries"."id", '0123456789ABCDEFGHJKMNPQRSTVWXYZ') = '' and substr("audit_entries"."id", 1, 1) < '8')
);
--> statement-breakpoint
CREATE TABLE "change_set_entries" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"change_set_id" text COLLATE "C" NOT NULL,
	"entity_type" text COLLATE "C" NOT NULL,
	"entity_id" text COLLATE "C" NOT NULL,
	"action" text COLLATE "C" NOT NULL,
	"previous_state" jsonb,
	"new_state" jsonb,
	"sort_order" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "change_sets" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"agent_id" text COLLATE "C",
	"agent_name" text COLLATE "C" NOT NULL,
	"initiative_id" text COLLATE "C" NOT NULL,
	"mode" text COLLATE "C" NOT NULL,
	"summary" text COLLATE "C",
	"status" text COLLATE "C" DEFAULT 'applied' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "chat_messages" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"chat_session_id" text COLLATE "C" NOT NULL,
	"role" text COLLATE "C" NOT NULL,
	"content" text COLLATE "C" NOT NULL,
	"change_set_id" text COLLATE "C",
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "chat_sessions" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"target_type" text COLLATE "C" NOT NULL,
	"target_id" text COLLATE "C" NOT NULL,
	"initiative_id" text COLLATE "C" NOT NULL,
	"agent_id" text COLLATE "C",
	"status" text COLLATE "C" DEFAULT 'active' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "checkpoints" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"thread_id" text COLLATE "C" NOT NULL,
	"turn_id" text COLLATE "C",
	"git_ref" text COLLATE "C" NOT NULL,
	"message" text COLLATE "C" NOT NULL,
	"reverted_at" timestamp (3) with time zone,
	"last_sequence" bigint NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "command_receipts" (
	"command_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"command" text COLLATE "C" NOT NULL,
	"input_hash" text COLLATE "C" NOT NULL,
	"actor_id" text COLLATE "C" NOT NULL,
	"result" jsonb,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "conversation_messages" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"issue_id" text COLLATE "C" NOT NULL,
	"role" text COLLATE "C" NOT NULL,
	"content" text COLLATE "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "conversations" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"from_agent_id" text COLLATE "C" NOT NULL,
	"to_agent_id" text COLLATE "C" NOT NULL,
	"initiative_id" text COLLATE "C",
	"phase_id" text COLLATE "C",
	"task_id" text COLLATE "C",
	"question" text COLLATE "C" NOT NULL,
	"answer" text COLLATE "C",
	"status" text COLLATE "C" DEFAULT 'pending' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "effects" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"idempotency_key" text COLLATE "C" NOT NULL,
	"payload" jsonb NOT NULL,
	"status" text COLLATE "C" DEFAULT 'queued' NOT NULL,
	"attempts" bigint DEFAULT 0 NOT NULL,
	"max_attempts" bigint DEFAULT 10 NOT NULL,
	"run_at" timestamp (3) with time zone NOT NULL,
	"leased_by" text COLLATE "C",
	"leased_until" timestamp (3) with time zone,
	"last_error" text COLLATE "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "effects_idempotency_key_unique" UNIQUE("idempotency_key")
);
--> statement-breakpoint
CREATE TABLE "errands" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"description" text COLLATE "C" NOT NULL,
	"branch" text COLLATE "C" NOT NULL,
	"base_branch" text COLLATE "C" DEFAULT 'main' NOT NULL,
	"agent_id" text COLLATE "C",
	"project_id" text COLLATE "C" NOT NULL,
	"status" text COLLATE "C" DEFAULT 'active' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "events" (
	"sequence" bigserial PRIMARY KEY NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"stream_type" text COLLATE "C" NOT NULL,
	"stream_id" text COLLATE "C" NOT NULL,
	"stream_version" bigint NOT NULL,
	"type" text COLLATE "C" NOT NULL,
	"payload" jsonb NOT NULL,
	"actor_type" text COLLATE "C" NOT NULL,
	"actor_id" text COLLATE "C" NOT NULL,
	"key_id" text COLLATE "C",
	"command_id" text COLLATE "C",
	"causation_id" text COLLATE "C",
	"correlation_id" text COLLATE "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "events_id_unique" UNIQUE("id"),
	CONSTRAINT "events_stream_version" UNIQUE("stream_type","stream_id","stream_version")
);
--> statement-breakpoint
CREATE TABLE "initiative_projects" (
	"initiative_id" text COLLATE "C" NOT NULL,
	"project_id" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "initiatives" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"status" text COLLATE "C" DEFAULT 'active' NOT NULL,
	"branch" text COLLATE "C",
	"execution_mode" text COLLATE "C" DEFAULT 'review_per_phase' NOT NULL,
	"quality_review" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "issues" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"source_type" text COLLATE "C" NOT NULL,
	"source_id" text COLLATE "C" NOT NULL,
	"source_data" jsonb NOT NULL,
	"title" text COLLATE "C" NOT NULL,
	"status" text COLLATE "C" DEFAULT 'open' NOT NULL,
	"session_id" text COLLATE "C",
	"worktree" text COLLATE "C",
	"branch" text COLLATE "C",
	"task_id" text COLLATE "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "leases" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"repository_id" text COLLATE "C" NOT NULL,
	"scope" text COLLATE "C" DEFAULT '*' NOT NULL,
	"holder_type" text COLLATE "C" NOT NULL,
	"holder_id" text COLLATE "C" NOT NULL,
	"fencing_token" bigint NOT NULL,
	"acquired_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"released_at" timestamp (3) with time zone,
	CONSTRAINT "leases_fencing" UNIQUE("repository_id","scope","fencing_token"),
	CONSTRAINT "leases_id_ulid" CHECK (length("leases"."id") = 26 and ltrim("leases"."id", '0123456789ABCDEFGHJKMNPQRSTVWXYZ') = '' and substr("leases"."id", 1, 1) < '8')
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"sender_type" text COLLATE "C" NOT NULL,
	"sender_id" text COLLATE "C",
	"recipient_type" text COLLATE "C" NOT NULL,
	"recipient_id" text COLLATE "C",
	"type" text COLLATE "C" DEFAULT 'info' NOT NULL,
	"content" text COLLATE "C" NOT NULL,
	"requires_response" boolean DEFAULT false NOT NULL,
	"status" text COLLATE "C" DEFAULT 'pending' NOT NULL,
	"parent_message_id" text COLLATE "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "metadata" (
	"key" text COLLATE "C" PRIMARY KEY NOT NULL,
	"value" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mirrors" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"repository_id" text COLLATE "C" NOT NULL,
	"path" text COLLATE "C" NOT NULL,
	"remote_url" text COLLATE "C" NOT NULL,
	"last_fetched_at" timestamp (3) with time zone,
	"status" text COLLATE "C" DEFAULT 'pending' NOT NULL,
	"last_error" text COLLATE "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "mirrors_path_unique" UNIQUE("path"),
	CONSTRAINT "mirrors_id_ulid" CHECK (length("mirrors"."id") = 26 and ltrim("mirrors"."id", '0123456789ABCDEFGHJKMNPQRSTVWXYZ') = '' and substr("mirrors"."id", 1, 1) < '8')
);
--> statement-breakpoint
CREATE TABLE "object_metadata" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"oid" text COLLATE "C" NOT NULL,
	"size" bigint NOT NULL,
	"media_type" text COLLATE "C" NOT NULL,
	"storage_key" text COLLATE "C" NOT NULL,
	"repository_id" text COLLATE "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "object_metadata_oid" UNIQUE("repository_id","oid"),
	CONSTRAINT "object_metadata_id_ulid" CHECK (length("object_metadata"."id") = 26 and ltrim("object_metadata"."id", '0123456789ABCDEFGHJKMNPQRSTVWXYZ') = '' and substr("object_metadata"."id", 1, 1) < '8'),
	CONSTRAINT "object_metadata_oid_sha256" CHECK (length("object_metadata"."oid") = 64 and ltrim("object_metadata"."oid", '0123456789abcdef') = ''),
	CONSTRAINT "object_metadata_size_positive" CHECK ("object_metadata"."size" >= 0)
);
--> statement-breakpoint
CREATE TABLE "pages" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"initiative_id" text COLLATE "C" NOT NULL,
	"parent_page_id" text COLLATE "C",
	"title" text COLLATE "C" NOT NULL,
	"content" text COLLATE "C",
	"sort_order" bigint DEFAULT 0 NOT NULL,
	"revision" bigint DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "phase_dependencies" (
	"phase_id" text COLLATE "C" NOT NULL,
	"depends_on_phase_id" text COLLATE "C" NOT NULL,
	CONSTRAINT "phase_dependencies_pk" PRIMARY KEY("phase_id","depends_on_phase_id")
);
--> statement-breakpoint
CREATE TABLE "phases" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"initiative_id" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"content" text COLLATE "C",
	"status" text COLLATE "C" DEFAULT 'pending' NOT NULL,
	"merge_base" text COLLATE "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "projection_messages" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"turn_id" text COLLATE "C" NOT NULL,
	"role" text COLLATE "C" NOT NULL,
	"content" text COLLATE "C" NOT NULL,
	"last_sequence" bigint NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "projection_projects" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"path" text COLLATE "C",
	"archived" boolean DEFAULT false NOT NULL,
	"last_sequence" bigint NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "projection_state" (
	"projector" text COLLATE "C" PRIMARY KEY NOT NULL,
	"last_sequence" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "projection_threads" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"project_id" text COLLATE "C",
	"title" text COLLATE "C" NOT NULL,
	"archived" boolean DEFAULT false NOT NULL,
	"last_sequence" bigint NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "projection_turns" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"thread_id" text COLLATE "C" NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	"error" text COLLATE "C",
	"started_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"last_sequence" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "projects" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"url" text COLLATE "C" NOT NULL,
	"default_branch" text COLLATE "C" DEFAULT 'main' NOT NULL,
	"last_fetched_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "projects_name_unique" UNIQUE("name"),
	CONSTRAINT "projects_url_unique" UNIQUE("url")
);
--> statement-breakpoint
CREATE TABLE "proposals" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"agent_id" text COLLATE "C" NOT NULL,
	"initiative_id" text COLLATE "C" NOT NULL,
	"issue_id" text COLLATE "C",
	"target_type" text COLLATE "C" NOT NULL,
	"target_id" text COLLATE "C",
	"title" text COLLATE "C" NOT NULL,
	"summary" text COLLATE "C",
	"content" text COLLATE "C",
	"metadata" jsonb,
	"status" text COLLATE "C" DEFAULT 'pending' NOT NULL,
	"sort_order" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "repositories" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"project_id" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"url" text COLLATE "C" NOT NULL,
	"default_branch" text COLLATE "C" DEFAULT 'main' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "repositories_project_name" UNIQUE("project_id","name"),
	CONSTRAINT "repositories_id_ulid" CHECK (length("repositories"."id") = 26 and ltrim("repositories"."id", '0123456789ABCDEFGHJKMNPQRSTVWXYZ') = '' and substr("repositories"."id", 1, 1) < '8')
);
--> statement-breakpoint
CREATE TABLE "repository_relationships" (
	"from_repository_id" text COLLATE "C" NOT NULL,
	"to_repository_id" text COLLATE "C" NOT NULL,
	"type" text COLLATE "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "repository_relationships_pk" PRIMARY KEY("from_repository_id","to_repository_id","type"),
	CONSTRAINT "repository_relationships_distinct" CHECK ("repository_relationships"."from_repository_id" <> "repository_relationships"."to_repository_id")
);
--> statement-breakpoint
CREATE TABLE "review_comments" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"phase_id" text COLLATE "C" NOT NULL,
	"file_path" text COLLATE "C" NOT NULL,
	"line_number" bigint NOT NULL,
	"line_type" text COLLATE "C" NOT NULL,
	"body" text COLLATE "C" NOT NULL,
	"author" text COLLATE "C" DEFAULT 'you' NOT NULL,
	"resolved" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"key" text COLLATE "C" PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "task_dependencies" (
	"task_id" text COLLATE "C" NOT NULL,
	"depends_on_task_id" text COLLATE "C" NOT NULL,
	CONSTRAINT "task_dependencies_pk" PRIMARY KEY("task_id","depends_on_task_id")
);
--> statement-breakpoint
CREATE TABLE "task_links" (
	"task_id" text COLLATE "C" NOT NULL,
	"linked_task_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	CONSTRAINT "task_links_pk" PRIMARY KEY("task_id","linked_task_id","kind")
);
--> statement-breakpoint
CREATE TABLE "tasks" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"phase_id" text COLLATE "C",
	"initiative_id" text COLLATE "C",
	"parent_task_id" text COLLATE "C",
	"name" text COLLATE "C" NOT NULL,
	"description" text COLLATE "C",
	"type" text COLLATE "C" DEFAULT 'auto' NOT NULL,
	"category" text COLLATE "C" DEFAULT 'execute' NOT NULL,
	"priority" text COLLATE "C" DEFAULT 'medium' NOT NULL,
	"status" text COLLATE "C" DEFAULT 'pending' NOT NULL,
	"order" bigint DEFAULT 0 NOT NULL,
	"summary" text COLLATE "C",
	"retry_count" bigint DEFAULT 0 NOT NULL,
	"priority_rank" bigint NOT NULL,
	"phase_order" bigint NOT NULL,
	"unmet_dependencies" bigint NOT NULL,
	"inherited_unmet" bigint NOT NULL,
	"unfinished_children" bigint NOT NULL,
	"gate_open" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "agents" ADD CONSTRAINT "agents_task_id_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agents" ADD CONSTRAINT "agents_initiative_id_initiatives_id_fk" FOREIGN KEY ("initiative_id") REFERENCES "public"."initiatives"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agents" ADD CONSTRAINT "agents_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_agent_id_agents_id_fk" FOREIGN KEY ("agent_id") REFERENCES "public"."agents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "change_set_entries" ADD CONSTRAINT "change_set_entries_change_set_id_change_sets_id_fk" FOREIGN KEY ("change_set_id") REFERENCES "public"."change_sets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "change_sets" ADD CONSTRAINT "change_sets_agent_id_agents_id_fk" FOREIGN KEY ("agent_id") REFERENCES "public"."agents"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "change_sets" ADD CONSTRAINT "change_sets_initiative_id_initiatives_id_fk" FOREIGN KEY ("initiative_id") REFERENCES "public"."initiatives"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_messages" ADD CONSTRAINT "chat_messages_chat_session_id_chat_sessions_id_fk" FOREIGN KEY ("chat_session_id") REFERENCES "public"."chat_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_messages" ADD CONSTRAINT "chat_messages_change_set_id_change_sets_id_fk" FOREIGN KEY ("change_set_id") REFERENCES "public"."change_sets"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_sessions" ADD CONSTRAINT "chat_sessions_initiative_id_initiatives_id_fk" FOREIGN KEY ("initiative_id") REFERENCES "public"."initiatives"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_sessions" ADD CONSTRAINT "chat_sessions_agent_id_agents_id_fk" FOREIGN KEY ("agent_id") REFERENCES "public"."agents"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checkpoints" ADD CONSTRAINT "checkpoints_thread_id_projection_threads_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."projection_threads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checkpoints" ADD CONSTRAINT "checkpoints_turn_id_projection_turns_id_fk" FOREIGN KEY ("turn_id") REFERENCES "public"."projection_turns"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation_messages" ADD CONSTRAINT "conversation_messages_issue_id_issues_id_fk" FOREIGN KEY ("issue_id") REFERENCES "public"."issues"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_from_agent_id_agents_id_fk" FOREIGN KEY ("from_agent_id") REFERENCES "public"."agents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_to_agent_id_agents_id_fk" FOREIGN KEY ("to_agent_id") REFERENCES "public"."agents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_initiative_id_initiatives_id_fk" FOREIGN KEY ("initiative_id") REFERENCES "public"."initiatives"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_phase_id_phases_id_fk" FOREIGN KEY ("phase_id") REFERENCES "public"."phases"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_task_id_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "errands" ADD CONSTRAINT "errands_agent_id_agents_id_fk" FOREIGN KEY ("agent_id") REFERENCES "public"."agents"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "errands" ADD CONSTRAINT "errands_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "initiative_projects" ADD CONSTRAINT "initiative_projects_initiative_id_initiatives_id_fk" FOREIGN KEY ("initiative_id") REFERENCES "public"."initiatives"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "initiative_projects" ADD CONSTRAINT "initiative_projects_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "issues" ADD CONSTRAINT "issues_task_id_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leases" ADD CONSTRAINT "leases_repository_id_repositories_id_fk" FOREIGN KEY ("repository_id") REFERENCES "public"."repositories"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_parent_message_id_messages_id_fk" FOREIGN KEY ("parent_message_id") REFERENCES "public"."messages"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mirrors" ADD CONSTRAINT "mirrors_repository_id_repositories_id_fk" FOREIGN KEY ("repository_id") REFERENCES "public"."repositories"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "object_metadata" ADD CONSTRAINT "object_metadata_repository_id_repositories_id_fk" FOREIGN KEY ("repository_id") REFERENCES "public"."repositories"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pages" ADD CONSTRAINT "pages_initiative_id_initiatives_id_fk" FOREIGN KEY ("initiative_id") REFERENCES "public"."initiatives"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pages" ADD CONSTRAINT "pages_parent_page_id_pages_id_fk" FOREIGN KEY ("parent_page_id") REFERENCES "public"."pages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phase_dependencies" ADD CONSTRAINT "phase_dependencies_phase_id_phases_id_fk" FOREIGN KEY ("phase_id") REFERENCES "public"."phases"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phase_dependencies" ADD CONSTRAINT "phase_dependencies_depends_on_phase_id_phases_id_fk" FOREIGN KEY ("depends_on_phase_id") REFERENCES "public"."phases"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phases" ADD CONSTRAINT "phases_initiative_id_initiatives_id_fk" FOREIGN KEY ("initiative_id") REFERENCES "public"."initiatives"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "projection_messages" ADD CONSTRAINT "projection_messages_turn_id_projection_turns_id_fk" FOREIGN KEY ("turn_id") REFERENCES "public"."projection_turns"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "projection_threads" ADD CONSTRAINT "projection_threads_project_id_projection_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projection_projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "projection_turns" ADD CONSTRAINT "projection_turns_thread_id_projection_threads_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."projection_threads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_agent_id_agents_id_fk" FOREIGN KEY ("agent_id") REFERENCES "public"."agents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_initiative_id_initiatives_id_fk" FOREIGN KEY ("initiative_id") REFERENCES "public"."initiatives"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_issue_id_issues_id_fk" FOREIGN KEY ("issue_id") REFERENCES "public"."issues"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "repositories" ADD CONSTRAINT "repositories_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "repository_relationships" ADD CONSTRAINT "repository_relationships_from_repository_id_repositories_id_fk" FOREIGN KEY ("from_repository_id") REFERENCES "public"."repositories"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "repository_relationships" ADD CONSTRAINT "repository_relationships_to_repository_id_repositories_id_fk" FOREIGN KEY ("to_repository_id") REFERENCES "public"."repositories"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_comments" ADD CONSTRAINT "review_comments_phase_id_phases_id_fk" FOREIGN KEY ("phase_id") REFERENCES "public"."phases"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_dependencies" ADD CONSTRAINT "task_dependencies_task_id_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_dependencies" ADD CONSTRAINT "task_dependencies_depends_on_task_id_tasks_id_fk" FOREIGN KEY ("depends_on_task_id") REFERENCES "public"."tasks"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_links" ADD CONSTRAINT "task_links_task_id_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_links" ADD CONSTRAINT "task_links_linked_task_id_tasks_id_fk" FOREIGN KEY ("linked_task_id") REFERENCES "public"."tasks"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_phase_id_phases_id_fk" FOREIGN KEY ("phase_id") REFERENCES "public"."phases"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_initiative_id_initiatives_id_fk" FOREIGN KEY ("initiative_id") REFERENCES "public"."initiatives"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_parent_task_id_tasks_id_fk" FOREIGN KEY ("parent_task_id") REFERENCES "public"."tasks"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "accounts_order" ON "accounts" USING btree ("sort_order","id");--> statement-breakpoint
CREATE INDEX "accounts_next" ON "accounts" USING btree ("provider","last_used_at","sort_order","id");--> statement-breakpoint
CREATE INDEX "accounts_exhausted" ON "accounts" USING btree ("exhausted_until") WHERE "accounts"."is_exhausted" = true;--> statement-breakpoint
CREATE INDEX "agent_log_chunks_agent" ON "agent_log_chunks" USING btree ("agent_id","session_number","id");--> statement-breakpoint
CREATE INDEX "agents_task" ON "agents" USING btree ("task_id","created_at","id");--> statement-breakpoint
CREATE INDEX "agents_initiative" ON "agents" USING btree ("initiative_id");--> statement-breakpoint
CREATE INDEX "agents_account" ON "agents" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "agents_session" ON "agents" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "agents_status" ON "agents" USING btree ("status","created_at","id");--> statement-breakpoint
CREATE INDEX "agents_created" ON "agents" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "api_keys_created" ON "api_keys" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "api_keys_agent" ON "api_keys" USING btree ("agent_id");--> statement-breakpoint
CREATE INDEX "audit_entries_entity" ON "audit_entries" USING btree ("entity_type","entity_id","sequence");--> statement-breakpoint
CREATE INDEX "change_set_entries_set" ON "change_set_entries" USING btree ("change_set_id","sort_order","id");--> statement-breakpoint
CREATE INDEX "change_set_entries_entity" ON "change_set_entries" USING btree ("entity_type","entity_id");--> statement-breakpoint
CREATE INDEX "change_sets_initiative" ON "change_sets" USING btree ("initiative_id","created_at","id");--> statement-breakpoint
CREATE INDEX "change_sets_agent" ON "change_sets" USING btree ("agent_id");--> statement-breakpoint
CREATE INDEX "chat_messages_session" ON "chat_messages" USING btree ("chat_session_id","created_at","id");--> statement-breakpoint
CREATE INDEX "chat_messages_change_set" ON "chat_messages" USING btree ("change_set_id");--> statement-breakpoint
CREATE INDEX "chat_sessions_target" ON "chat_sessions" USING btree ("target_type","target_id","status");--> statement-breakpoint
CREATE INDEX "chat_sessions_initiative" ON "chat_sessions" USING btree ("initiative_id","created_at","id");--> statement-breakpoint
CREATE INDEX "chat_sessions_agent" ON "chat_sessions" USING btree ("agent_id","status");--> statement-breakpoint
CREATE INDEX "checkpoints_thread" ON "checkpoints" USING btree ("thread_id","created_at","id");--> statement-breakpoint
CREATE INDEX "checkpoints_turn" ON "checkpoints" USING btree ("turn_id");--> statement-breakpoint
CREATE INDEX "command_receipts_created" ON "command_receipts" USING btree ("created_at","command_id");--> statement-breakpoint
CREATE INDEX "conversation_messages_issue" ON "conversation_messages" USING btree ("issue_id","created_at","id");--> statement-breakpoint
CREATE INDEX "conversations_to" ON "conversations" USING btree ("to_agent_id","status","created_at","id");--> statement-breakpoint
CREATE INDEX "conversations_from" ON "conversations" USING btree ("from_agent_id","created_at","id");--> statement-breakpoint
CREATE INDEX "conversations_initiative" ON "conversations" USING btree ("initiative_id");--> statement-breakpoint
CREATE INDEX "conversations_phase" ON "conversations" USING btree ("phase_id");--> statement-breakpoint
CREATE INDEX "conversations_task" ON "conversations" USING btree ("task_id");--> statement-breakpoint
CREATE INDEX "effects_due" ON "effects" USING btree ("status","run_at","id") WHERE "effects"."status" = 'queued';--> statement-breakpoint
CREATE INDEX "effects_leased" ON "effects" USING btree ("status","leased_until","id") WHERE "effects"."status" = 'leased';--> statement-breakpoint
CREATE INDEX "effects_status" ON "effects" USING btree ("status","id");--> statement-breakpoint
CREATE INDEX "errands_project" ON "errands" USING btree ("project_id","status","created_at","id");--> statement-breakpoint
CREATE INDEX "errands_status" ON "errands" USING btree ("status","created_at","id");--> statement-breakpoint
CREATE INDEX "errands_agent" ON "errands" USING btree ("agent_id");--> statement-breakpoint
CREATE INDEX "errands_created" ON "errands" USING btree ("created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "initiative_projects_pair" ON "initiative_projects" USING btree ("initiative_id","project_id");--> statement-breakpoint
CREATE INDEX "initiative_projects_project" ON "initiative_projects" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "initiatives_status" ON "initiatives" USING btree ("status","created_at","id");--> statement-breakpoint
CREATE INDEX "initiatives_created" ON "initiatives" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "issues_source_type" ON "issues" USING btree ("source_type","created_at","id");--> statement-breakpoint
CREATE INDEX "issues_status" ON "issues" USING btree ("status","created_at","id");--> statement-breakpoint
CREATE INDEX "issues_task" ON "issues" USING btree ("task_id","created_at","id");--> statement-breakpoint
CREATE INDEX "issues_created" ON "issues" USING btree ("created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "leases_active" ON "leases" USING btree ("repository_id","scope") WHERE "leases"."released_at" is null;--> statement-breakpoint
CREATE INDEX "leases_holder" ON "leases" USING btree ("holder_type","holder_id","acquired_at","id");--> statement-breakpoint
CREATE INDEX "leases_expiry" ON "leases" USING btree ("expires_at","id") WHERE "leases"."released_at" is null;--> statement-breakpoint
CREATE INDEX "messages_recipient" ON "messages" USING btree ("recipient_type","recipient_id","status","created_at","id");--> statement-breakpoint
CREATE INDEX "messages_pending_for" ON "messages" USING btree ("recipient_type","status","created_at","id");--> statement-breakpoint
CREATE INDEX "messages_sender" ON "messages" USING btree ("sender_type","sender_id","created_at","id");--> statement-breakpoint
CREATE INDEX "messages_waiting" ON "messages" USING btree ("created_at","id") WHERE "messages"."requires_response" = true and "messages"."status" <> 'responded';--> statement-breakpoint
CREATE INDEX "messages_parent" ON "messages" USING btree ("parent_message_id","created_at","id");--> statement-breakpoint
CREATE INDEX "messages_created" ON "messages" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "mirrors_repository" ON "mirrors" USING btree ("repository_id","created_at","id");--> statement-breakpoint
CREATE INDEX "object_metadata_by_oid" ON "object_metadata" USING btree ("oid","id");--> statement-breakpoint
CREATE UNIQUE INDEX "pages_root" ON "pages" USING btree ("initiative_id") WHERE "pages"."parent_page_id" is null;--> statement-breakpoint
CREATE INDEX "pages_initiative" ON "pages" USING btree ("initiative_id","sort_order","id");--> statement-breakpoint
CREATE INDEX "pages_parent" ON "pages" USING btree ("parent_page_id","sort_order","id");--> statement-breakpoint
CREATE INDEX "phase_dependencies_blocker" ON "phase_dependencies" USING btree ("depends_on_phase_id","phase_id");--> statement-breakpoint
CREATE INDEX "phases_initiative" ON "phases" USING btree ("initiative_id","created_at","id");--> statement-breakpoint
CREATE INDEX "phases_created" ON "phases" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "projection_messages_turn" ON "projection_messages" USING btree ("turn_id","created_at","id");--> statement-breakpoint
CREATE INDEX "projection_threads_project" ON "projection_threads" USING btree ("project_id","created_at","id");--> statement-breakpoint
CREATE INDEX "projection_turns_thread" ON "projection_turns" USING btree ("thread_id","started_at","id");--> statement-breakpoint
CREATE INDEX "projects_created" ON "projects" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "proposals_agent" ON "proposals" USING btree ("agent_id","status","sort_order","id");--> statement-breakpoint
CREATE INDEX "proposals_initiative" ON "proposals" USING btree ("initiative_id","sort_order","id");--> statement-breakpoint
CREATE INDEX "proposals_issue" ON "proposals" USING btree ("issue_id");--> statement-breakpoint
CREATE INDEX "proposals_created" ON "proposals" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "proposals_status" ON "proposals" USING btree ("status","created_at","id");--> statement-breakpoint
CREATE INDEX "repositories_created" ON "repositories" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "repository_relationships_to" ON "repository_relationships" USING btree ("to_repository_id");--> statement-breakpoint
CREATE INDEX "review_comments_phase" ON "review_comments" USING btree ("phase_id","created_at","id");--> statement-breakpoint
CREATE INDEX "task_dependencies_blocker" ON "task_dependencies" USING btree ("depends_on_task_id","task_id");--> statement-breakpoint
CREATE INDEX "task_links_linked" ON "task_links" USING btree ("linked_task_id");--> statement-breakpoint
CREATE INDEX "tasks_ready" ON "tasks" USING btree ("priority_rank","phase_order","order","created_at","id") WHERE "tasks"."status" || '' = 'pending' and "tasks"."unmet_dependencies" = 0 and "tasks"."inherited_unmet" = 0 and "tasks"."unfinished_children" = 0 and "tasks"."gate_open" = true;--> statement-breakpoint
CREATE INDEX "tasks_ready_in_initiative" ON "tasks" USING btree ("initiative_id","priority_rank","phase_order","order","created_at","id") WHERE "tasks"."status" || '' = 'pending' and "tasks"."unmet_dependencies" = 0 and "tasks"."inherited_unmet" = 0 and "tasks"."unfinished_children" = 0 and "tasks"."gate_open" = true;--> statement-breakpoint
CREATE INDEX "tasks_created" ON "tasks" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "tasks_name" ON "tasks" USING btree ("name","id");--> statement-breakpoint
CREATE INDEX "tasks_status" ON "tasks" USING btree ("status","created_at","id");--> statement-breakpoint
CREATE INDEX "tasks_initiative" ON "tasks" USING btree ("initiative_id","created_at","id");--> statement-breakpoint
CREATE INDEX "tasks_phase" ON "tasks" USING btree ("phase_id","created_at","id");--> statement-breakpoint
CREATE INDEX "tasks_parent" ON "tasks" USING btree ("parent_task_id","created_at","id");