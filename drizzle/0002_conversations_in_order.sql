CREATE INDEX `conversations_age` ON `conversations` (`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `conversations_status` ON `conversations` (`status`,`created_at`,`id`);