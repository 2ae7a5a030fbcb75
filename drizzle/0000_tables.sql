CREATE TABLE `accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`provider` text DEFAULT 'claude' NOT NULL,
	`config_json` text,
	`credentials` text,
	`is_exhausted` integer DEFAULT false NOT NULL,
	`exhausted_until` integer,
	`last_used_at` integer,
	`sort_order` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `accounts_order` ON `accounts` (`sort_order`,`id`);--> statement-breakpoint
CREATE INDEX `accounts_next` ON `accounts` (`provider`,`last_used_at`,`sort_order`,`id`);--> statement-breakpoint
CREATE INDEX `accounts_exhausted` ON `accounts` (`exhausted_until`) WHERE "accounts"."is_exhausted" = true;--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_provider_email` ON `accounts` (`provider`,`email`);--> statement-breakpoint
CREATE TABLE `agent_log_chunks` (
	`id` text PRIMARY KEY NOT NULL,
	`agent_id` text NOT NULL,
	`agent_name` text NOT NULL,
	`session_number` integer DEFAULT 1 NOT NULL,
	`content` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `agent_log_chunks_agent` ON `agent_log_chunks` (`agent_id`,`session_number`,`id`);--> statement-breakpoint
CREATE TABLE `agents` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`task_id` text,
	`initiative_id` text,
	`session_id` text,
	`worktree_id` text NOT NULL,
	`provider` text DEFAULT 'claude' NOT NULL,
	`account_id` text,
	`status` text DEFAULT 'idle' NOT NULL,
	`mode` text DEFAULT 'execute' NOT NULL,
	`pid` integer,
	`exit_code` integer,
	`prompt` text,
	`output_file_path` text,
	`result` text,
	`pending_questions` text,
	`user_dismissed_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`task_id`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`initiative_id`) REFERENCES `initiatives`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `agents_name_unique` ON `agents` (`name`);--> statement-breakpoint
CREATE INDEX `agents_task` ON `agents` (`task_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `agents_initiative` ON `agents` (`initiative_id`);--> statement-breakpoint
CREATE INDEX `agents_account` ON `agents` (`account_id`);--> statement-breakpoint
CREATE INDEX `agents_session` ON `agents` (`session_id`);--> statement-breakpoint
CREATE INDEX `agents_status` ON `agents` (`status`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `agents_created` ON `agents` (`created_at`,`id`);--> statement-breakpoint
CREATE TABLE `api_keys` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`prefix` text NOT NULL,
	`hash` text NOT NULL,
	`scopes` text NOT NULL,
	`agent_id` text,
	`last_used_at` integer,
	`expires_at` integer,
	`revoked_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`agent_id`) REFERENCES `agents`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `api_keys_hash_unique` ON `api_keys` (`hash`);--> statement-breakpoint
CREATE INDEX `api_keys_created` ON `api_keys` (`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `api_keys_agent` ON `api_keys` (`agent_id`);--> statement-breakpoint
CREATE TABLE `audit_entries` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`actor_type` text NOT NULL,
	`actor_id` text NOT NULL,
	`key_id` text,
	`action` text NOT NULL,
	`entity_type` text NOT NULL,
	`entity_id` text NOT NULL,
	`outcome` text NOT NULL,
	`reason` text,
	`request_id` text,
	`event_sequence` integer,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL,
	`created_at` integer NOT NULL,
	CONSTRAINT "audit_entries_id_ulid" CHECK(length("audit_entries"."id") = 26 and ltrim("audit_entries"."id", '0123456789ABCDEFGHJKMNPQRSTVWXYZ') = '' and substr("audit_entries"."id", 1, 1) < '8')
);
--> statement-breakpoint
CREATE UNIQUE INDEX `audit_entries_id_unique` ON `audit_entries` (`id`);--> statement-breakpoint
CREATE INDEX `audit_entries_entity` ON `audit_entries` (`entity_type`,`entity_id`,`sequence`);--> statement-breakpoint
CREATE TABLE `change_set_entries` (
	`id` text PRIMARY KEY NOT NULL,
	`change_set_id` text NOT NULL,
	`entity_type` text NOT NULL,
	`entity_id` text NOT NULL,
	`action` text NOT NULL,
	`previous_state` text,
	`new_state` text,
	`sort_order` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`change_set_id`) REFERENCES `change_sets`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `change_set_entries_set` ON `change_set_entries` (`change_set_id`,`sort_order`,`id`);--> statement-breakpoint
CREATE INDEX `change_set_entries_entity` ON `change_set_entries` (`entity_type`,`entity_id`);--> statement-breakpoint
CREATE TABLE `change_sets` (
	`id` text PRIMARY KEY NOT NULL,
	`agent_id` text,
	`agent_name` text NOT NULL,
	`initiative_id` text NOT NULL,
	`mode` text NOT NULL,
	`summary` text,
	`status` text DEFAULT 'applied' NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`agent_id`) REFERENCES `agents`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`initiative_id`) REFERENCES `initiatives`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `change_sets_initiative` ON `change_sets` (`initiative_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `change_sets_agent` ON `change_sets` (`agent_id`);--> statement-breakpoint
CREATE TABLE `chat_messages` (
	`id` text PRIMARY KEY NOT NULL,
	`chat_session_id` text NOT NULL,
	`role` text NOT NULL,
	`content` text NOT NULL,
	`change_set_id` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`chat_session_id`) REFERENCES `chat_sessions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`change_set_id`) REFERENCES `change_sets`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `chat_messages_session` ON `chat_messages` (`chat_session_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `chat_messages_change_set` ON `chat_messages` (`change_set_id`);--> statement-breakpoint
CREATE TABLE `chat_sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`target_type` text NOT NULL,
	`target_id` text NOT NULL,
	`initiative_id` text NOT NULL,
	`agent_id` text,
	`status` text DEFAULT 'active' NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`initiative_id`) REFERENCES `initiatives`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`agent_id`) REFERENCES `agents`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `chat_sessions_target` ON `chat_sessions` (`target_type`,`target_id`,`status`);--> statement-breakpoint
CREATE INDEX `chat_sessions_initiative` ON `chat_sessions` (`initiative_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `chat_sessions_agent` ON `chat_sessions` (`agent_id`,`status`);--> statement-breakpoint
CREATE TABLE `checkpoints` (
	`id` text PRIMARY KEY NOT NULL,
	`thread_id` text NOT NULL,
	`turn_id` text,
	`git_ref` text NOT NULL,
	`message` text NOT NULL,
	`reverted_at` integer,
	`last_sequence` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`thread_id`) REFERENCES `projection_threads`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`turn_id`) REFERENCES `projection_turns`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `checkpoints_thread` ON `checkpoints` (`thread_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `checkpoints_turn` ON `checkpoints` (`turn_id`);--> statement-breakpoint
CREATE TABLE `command_receipts` (
	`command_id` text PRIMARY KEY NOT NULL,
	`command` text NOT NULL,
	`input_hash` text NOT NULL,
	`actor_id` text NOT NULL,
	`result` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `command_receipts_created` ON `command_receipts` (`created_at`,`command_id`);--> statement-breakpoint
CREATE TABLE `conversation_messages` (
	`id` text PRIMARY KEY NOT NULL,
	`issue_id` text NOT NULL,
	`role` text NOT NULL,
	`content` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`issue_id`) REFERENCES `issues`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `conversation_messages_issue` ON `conversation_messages` (`issue_id`,`created_at`,`id`);--> statement-breakpoint
CREATE TABLE `conversations` (
	`id` text PRIMARY KEY NOT NULL,
	`from_agent_id` text NOT NULL,
	`to_agent_id` text NOT NULL,
	`initiative_id` text,
	`phase_id` text,
	`task_id` text,
	`question` text NOT NULL,
	`answer` text,
	`status` text DEFAULT 'pending' NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`from_agent_id`) REFERENCES `agents`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`to_agent_id`) REFERENCES `agents`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`initiative_id`) REFERENCES `initiatives`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`phase_id`) REFERENCES `phases`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`task_id`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `conversations_to` ON `conversations` (`to_agent_id`,`status`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `conversations_from` ON `conversations` (`from_agent_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `conversations_initiative` ON `conversations` (`initiative_id`);--> statement-breakpoint
CREATE INDEX `conversations_phase` ON `conversations` (`phase_id`);--> statement-breakpoint
CREATE INDEX `conversations_task` ON `conversations` (`task_id`);--> statement-breakpoint
CREATE TABLE `effects` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`idempotency_key` text NOT NULL,
	`payload` text NOT NULL,
	`status` text DEFAULT 'queued' NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`max_attempts` integer DEFAULT 10 NOT NULL,
	`run_at` integer NOT NULL,
	`leased_by` text,
	`leased_until` integer,
	`last_error` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `effects_idempotency_key_unique` ON `effects` (`idempotency_key`);--> statement-breakpoint
CREATE INDEX `effects_due` ON `effects` (`status`,`run_at`,`id`) WHERE "effects"."status" = 'queued';--> statement-breakpoint
CREATE INDEX `effects_leased` ON `effects` (`status`,`leased_until`,`id`) WHERE "effects"."status" = 'leased';--> statement-breakpoint
CREATE INDEX `effects_status` ON `effects` (`status`,`id`);--> statement-breakpoint
CREATE TABLE `errands` (
	`id` text PRIMARY KEY NOT NULL,
	`description` text NOT NULL,
	`branch` text NOT NULL,
	`base_branch` text DEFAULT 'main' NOT NULL,
	`agent_id` text,
	`project_id` text NOT NULL,
	`status` text DEFAULT 'active' NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`agent_id`) REFERENCES `agents`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `errands_project` ON `errands` (`project_id`,`status`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `errands_status` ON `errands` (`status`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `errands_agent` ON `errands` (`agent_id`);--> statement-breakpoint
CREATE INDEX `errands_created` ON `errands` (`created_at`,`id`);--> statement-breakpoint
CREATE TABLE `events` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`stream_type` text NOT NULL,
	`stream_id` text NOT NULL,
	`stream_version` integer NOT NULL,
	`type` text NOT NULL,
	`payload` text NOT NULL,
	`actor_type` text NOT NULL,
	`actor_id` text NOT NULL,
	`key_id` text,
	`command_id` text,
	`causation_id` text,
	`correlation_id` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `events_id_unique` ON `events` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `events_stream_version` ON `events` (`stream_type`,`stream_id`,`stream_version`);--> statement-breakpoint
CREATE TABLE `initiative_projects` (
	`initiative_id` text NOT NULL,
	`project_id` text NOT NULL,
	FOREIGN KEY (`initiative_id`) REFERENCES `initiatives`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `initiative_projects_pair` ON `initiative_projects` (`initiative_id`,`project_id`);--> statement-breakpoint
CREATE INDEX `initiative_projects_project` ON `initiative_projects` (`project_id`);--> statement-breakpoint
CREATE TABLE `initiatives` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`status` text DEFAULT 'active' NOT NULL,
	`branch` text,
	`execution_mode` text DEFAULT 'review_per_phase' NOT NULL,
	`quality_review` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `initiatives_status` ON `initiatives` (`status`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `initiatives_created` ON `initiatives` (`created_at`,`id`);--> statement-breakpoint
CREATE TABLE `issues` (
	`id` text PRIMARY KEY NOT NULL,
	`source_type` text NOT NULL,
	`source_id` text NOT NULL,
	`source_data` text NOT NULL,
	`title` text NOT NULL,
	`status` text DEFAULT 'open' NOT NULL,
	`session_id` text,
	`worktree` text,
	`branch` text,
	`task_id` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`task_id`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `issues_source_type` ON `issues` (`source_type`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `issues_status` ON `issues` (`status`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `issues_task` ON `issues` (`task_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `issues_created` ON `issues` (`created_at`,`id`);--> statement-breakpoint
CREATE TABLE `leases` (
	`id` text PRIMARY KEY NOT NULL,
	`repository_id` text NOT NULL,
	`scope` text DEFAULT '*' NOT NULL,
	`holder_type` text NOT NULL,
	`holder_id` text NOT NULL,
	`fencing_token` integer NOT NULL,
	`acquired_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`released_at` integer,
	FOREIGN KEY (`repository_id`) REFERENCES `repositories`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "leases_id_ulid" CHECK(length("leases"."id") = 26 and ltrim("leases"."id", '0123456789ABCDEFGHJKMNPQRSTVWXYZ') = '' and substr("leases"."id", 1, 1) < '8')
);
--> statement-breakpoint
CREATE UNIQUE INDEX `leases_active` ON `leases` (`repository_id`,`scope`) WHERE "leases"."released_at" is null;--> statement-breakpoint
CREATE INDEX `leases_holder` ON `leases` (`holder_type`,`holder_id`,`acquired_at`,`id`);--> statement-breakpoint
CREATE INDEX `leases_expiry` ON `leases` (`expires_at`,`id`) WHERE "leases"."released_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX `leases_fencing` ON `leases` (`repository_id`,`scope`,`fencing_token`);--> statement-breakpoint
CREATE TABLE `messages` (
	`id` text PRIMARY KEY NOT NULL,
	`sender_type` text NOT NULL,
	`sender_id` text,
	`recipient_type` text NOT NULL,
	`recipient_id` text,
	`type` text DEFAULT 'info' NOT NULL,
	`content` text NOT NULL,
	`requires_response` integer DEFAULT false NOT NULL,
	`status` text DEFAULT 'pending' NOT NULL,
	`parent_message_id` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`parent_message_id`) REFERENCES `messages`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `messages_recipient` ON `messages` (`recipient_type`,`recipient_id`,`status`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `messages_pending_for` ON `messages` (`recipient_type`,`status`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `messages_sender` ON `messages` (`sender_type`,`sender_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `messages_waiting` ON `messages` (`created_at`,`id`) WHERE "messages"."requires_response" = true and "messages"."status" <> 'responded';--> statement-breakpoint
CREATE INDEX `messages_parent` ON `messages` (`parent_message_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `messages_created` ON `messages` (`created_at`,`id`);--> statement-breakpoint
CREATE TABLE `metadata` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `mirrors` (
	`id` text PRIMARY KEY NOT NULL,
	`repository_id` text NOT NULL,
	`path` text NOT NULL,
	`remote_url` text NOT NULL,
	`last_fetched_at` integer,
	`status` text DEFAULT 'pending' NOT NULL,
	`last_error` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`repository_id`) REFERENCES `repositories`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "mirrors_id_ulid" CHECK(length("mirrors"."id") = 26 and ltrim("mirrors"."id", '0123456789ABCDEFGHJKMNPQRSTVWXYZ') = '' and substr("mirrors"."id", 1, 1) < '8')
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mirrors_path_unique` ON `mirrors` (`path`);--> statement-breakpoint
CREATE INDEX `mirrors_repository` ON `mirrors` (`repository_id`,`created_at`,`id`);--> statement-breakpoint
CREATE TABLE `object_metadata` (
	`id` text PRIMARY KEY NOT NULL,
	`oid` text NOT NULL,
	`size` integer NOT NULL,
	`media_type` text NOT NULL,
	`storage_key` text NOT NULL,
	`repository_id` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`repository_id`) REFERENCES `repositories`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "object_metadata_id_ulid" CHECK(length("object_metadata"."id") = 26 and ltrim("object_metadata"."id", '0123456789ABCDEFGHJKMNPQRSTVWXYZ') = '' and substr("object_metadata"."id", 1, 1) < '8'),
	CONSTRAINT "object_metadata_oid_sha256" CHECK(length("object_metadata"."oid") = 64 and ltrim("object_metadata"."oid", '0123456789abcdef') = ''),
	CONSTRAINT "object_metadata_size_positive" CHECK("object_metadata"."size" >= 0)
);
--> statement-breakpoint
CREATE INDEX `object_metadata_by_oid` ON `object_metadata` (`oid`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `object_metadata_oid` ON `object_metadata` (`repository_id`,`oid`);--> statement-breakpoint
CREATE TABLE `pages` (
	`id` text PRIMARY KEY NOT NULL,
	`initiative_id` text NOT NULL,
	`parent_page_id` text,
	`title` text NOT NULL,
	`content` text,
	`sort_order` integer DEFAULT 0 NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`initiative_id`) REFERENCES `initiatives`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`parent_page_id`) REFERENCES `pages`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `pages_root` ON `pages` (`initiative_id`) WHERE "pages"."parent_page_id" is null;--> statement-breakpoint
CREATE INDEX `pages_initiative` ON `pages` (`initiative_id`,`sort_order`,`id`);--> statement-breakpoint
CREATE INDEX `pages_parent` ON `pages` (`parent_page_id`,`sort_order`,`id`);--> statement-breakpoint
CREATE TABLE `phase_dependencies` (
	`phase_id` text NOT NULL,
	`depends_on_phase_id` text NOT NULL,
	PRIMARY KEY(`phase_id`, `depends_on_phase_id`),
	FOREIGN KEY (`phase_id`) REFERENCES `phases`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`depends_on_phase_id`) REFERENCES `phases`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `phase_dependencies_blocker` ON `phase_dependencies` (`depends_on_phase_id`,`phase_id`);--> statement-breakpoint
CREATE TABLE `phases` (
	`id` text PRIMARY KEY NOT NULL,
	`initiative_id` text NOT NULL,
	`name` text NOT NULL,
	`content` text,
	`status` text DEFAULT 'pending' NOT NULL,
	`merge_base` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`initiative_id`) REFERENCES `initiatives`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `phases_initiative` ON `phases` (`initiative_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `phases_created` ON `phases` (`created_at`,`id`);--> statement-breakpoint
CREATE TABLE `projection_messages` (
	`id` text PRIMARY KEY NOT NULL,
	`turn_id` text NOT NULL,
	`role` text NOT NULL,
	`content` text NOT NULL,
	`last_sequence` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`turn_id`) REFERENCES `projection_turns`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `projection_messages_turn` ON `projection_messages` (`turn_id`,`created_at`,`id`);--> statement-breakpoint
CREATE TABLE `projection_projects` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`path` text,
	`archived` integer DEFAULT false NOT NULL,
	`last_sequence` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `projection_state` (
	`projector` text PRIMARY KEY NOT NULL,
	`last_sequence` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `projection_threads` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text,
	`title` text NOT NULL,
	`archived` integer DEFAULT false NOT NULL,
	`last_sequence` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`project_id`) REFERENCES `projection_projects`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `projection_threads_project` ON `projection_threads` (`project_id`,`created_at`,`id`);--> statement-breakpoint
CREATE TABLE `projection_turns` (
	`id` text PRIMARY KEY NOT NULL,
	`thread_id` text NOT NULL,
	`status` text NOT NULL,
	`error` text,
	`started_at` integer NOT NULL,
	`ended_at` integer,
	`last_sequence` integer NOT NULL,
	FOREIGN KEY (`thread_id`) REFERENCES `projection_threads`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `projection_turns_thread` ON `projection_turns` (`thread_id`,`started_at`,`id`);--> statement-breakpoint
CREATE TABLE `projects` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`url` text NOT NULL,
	`default_branch` text DEFAULT 'main' NOT NULL,
	`last_fetched_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `projects_name_unique` ON `projects` (`name`);--> statement-breakpoint
CREATE UNIQUE INDEX `projects_url_unique` ON `projects` (`url`);--> statement-breakpoint
CREATE INDEX `projects_created` ON `projects` (`created_at`,`id`);--> statement-breakpoint
CREATE TABLE `proposals` (
	`id` text PRIMARY KEY NOT NULL,
	`agent_id` text NOT NULL,
	`initiative_id` text NOT NULL,
	`issue_id` text,
	`target_type` text NOT NULL,
	`target_id` text,
	`title` text NOT NULL,
	`summary` text,
	`content` text,
	`metadata` text,
	`status` text DEFAULT 'pending' NOT NULL,
	`sort_order` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`agent_id`) REFERENCES `agents`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`initiative_id`) REFERENCES `initiatives`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`issue_id`) REFERENCES `issues`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `proposals_agent` ON `proposals` (`agent_id`,`status`,`sort_order`,`id`);--> statement-breakpoint
CREATE INDEX `proposals_initiative` ON `proposals` (`initiative_id`,`sort_order`,`id`);--> statement-breakpoint
CREATE INDEX `proposals_issue` ON `proposals` (`issue_id`);--> statement-breakpoint
CREATE INDEX `proposals_created` ON `proposals` (`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `proposals_status` ON `proposals` (`status`,`created_at`,`id`);--> statement-breakpoint
CREATE TABLE `repositories` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`name` text NOT NULL,
	`url` text NOT NULL,
	`default_branch` text DEFAULT 'main' NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "repositories_id_ulid" CHECK(length("repositories"."id") = 26 and ltrim("repositories"."id", '0123456789ABCDEFGHJKMNPQRSTVWXYZ') = '' and substr("repositories"."id", 1, 1) < '8')
);
--> statement-breakpoint
CREATE INDEX `repositories_created` ON `repositories` (`created_at`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `repositories_project_name` ON `repositories` (`project_id`,`name`);--> statement-breakpoint
CREATE TABLE `repository_relationships` (
	`from_repository_id` text NOT NULL,
	`to_repository_id` text NOT NULL,
	`type` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`from_repository_id`, `to_repository_id`, `type`),
	FOREIGN KEY (`from_repository_id`) REFERENCES `repositories`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`to_repository_id`) REFERENCES `repositories`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "repository_relationships_distinct" CHECK("repository_relationships"."from_repository_id" <> "repository_relationships"."to_repository_id")
);
--> statement-breakpoint
CREATE INDEX `repository_relationships_to` ON `repository_relationships` (`to_repository_id`);--> statement-breakpoint
CREATE TABLE `review_comments` (
	`id` text PRIMARY KEY NOT NULL,
	`phase_id` text NOT NULL,
	`file_path` text NOT NULL,
	`line_number` integer NOT NULL,
	`line_type` text NOT NULL,
	`body` text NOT NULL,
	`author` text DEFAULT 'you' NOT NULL,
	`resolved` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`phase_id`) REFERENCES `phases`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `review_comments_phase` ON `review_comments` (`phase_id`,`created_at`,`id`);--> statement-breakpoint
CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `task_dependencies` (
	`task_id` text NOT NULL,
	`depends_on_task_id` text NOT NULL,
	PRIMARY KEY(`task_id`, `depends_on_task_id`),
	FOREIGN KEY (`task_id`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`depends_on_task_id`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `task_dependencies_blocker` ON `task_dependencies` (`depends_on_task_id`,`task_id`);--> statement-breakpoint
CREATE TABLE `task_links` (
	`task_id` text NOT NULL,
	`linked_task_id` text NOT NULL,
	`kind` text NOT NULL,
	PRIMARY KEY(`task_id`, `linked_task_id`, `kind`),
	FOREIGN KEY (`task_id`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`linked_task_id`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `task_links_linked` ON `task_links` (`linked_task_id`);--> statement-breakpoint
CREATE TABLE `tasks` (
	`id` text PRIMARY KEY NOT NULL,
	`phase_id` text,
	`initiative_id` text,
	`parent_task_id` text,
	`name` text NOT NULL,
	`description` text,
	`type` text DEFAULT 'auto' NOT NULL,
	`category` text DEFAULT 'execute' NOT NULL,
	`priority` text DEFAULT 'medium' NOT NULL,
	`status` text DEFAULT 'pending' NOT NULL,
	`order` integer DEFAULT 0 NOT NULL,
	`summary` text,
	`retry_count` integer DEFAULT 0 NOT NULL,
	`priority_rank` integer NOT NULL,
	`phase_order` integer NOT NULL,
	`unmet_dependencies` integer NOT NULL,
	`inherited_unmet` integer NOT NULL,
	`unfinished_children` integer NOT NULL,
	`gate_open` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`phase_id`) REFERENCES `phases`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`initiative_id`) REFERENCES `initiatives`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`parent_task_id`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `tasks_ready` ON `tasks` (`priority_rank`,`phase_order`,`order`,`created_at`,`id`) WHERE "tasks"."status" || '' = 'pending' and "tasks"."unmet_dependencies" = 0 and "tasks"."inherited_unmet" = 0 and "tasks"."unfinished_children" = 0 and "tasks"."gate_open" = true;--> statement-breakpoint
CREATE INDEX `tasks_ready_in_initiative` ON `tasks` (`initiative_id`,`priority_rank`,`phase_order`,`order`,`created_at`,`id`) WHERE "tasks"."status" || '' = 'pending' and "tasks"."unmet_dependencies" = 0 and "tasks"."inherited_unmet" = 0 and "tasks"."unfinished_children" = 0 and "tasks"."gate_open" = true;--> statement-breakpoint
CREATE INDEX `tasks_created` ON `tasks` (`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `tasks_name` ON `tasks` (`name`,`id`);--> statement-breakpoint
CREATE INDEX `tasks_status` ON `tasks` (`status`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `tasks_initiative` ON `tasks` (`initiative_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `tasks_phase` ON `tasks` (`phase_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `tasks_parent` ON `tasks` (`parent_task_id`,`created_at`,`id`);