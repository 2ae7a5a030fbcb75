-- The log is the truth: what was appended is neither changed nor taken away, whatever program asks.
CREATE FUNCTION "refuse_change_of_log"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION '% are append-only: % of % is refused', replace(TG_TABLE_NAME, '_', ' '), lower(TG_OP), TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END;
$$;
--> statement-breakpoint
CREATE TRIGGER "events_no_change" BEFORE UPDATE OR DELETE ON "events" FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_log"();
--> statement-breakpoint
CREATE TRIGGER "events_no_truncate" BEFORE TRUNCATE ON "events" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change_of_log"();
--> statement-breakpoint
CREATE TRIGGER "audit_entries_no_change" BEFORE UPDATE OR DELETE ON "audit_entries" FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_log"();
--> statement-breakpoint
CREATE TRIGGER "audit_entries_no_truncate" BEFORE TRUNCATE ON "audit_entries" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change_of_log"();
--> statement-breakpoint
-- A sequence of PostgreSQL keeps the numbers of a transaction that was rolled back, which leaves gaps. Writers take turns
-- (docs/decisions/0004), so the number after the last row is right; a writer that did not wait its turn breaks the primary key.
CREATE FUNCTION "next_events_sequence"() RETURNS bigint LANGUAGE sql VOLATILE AS $$
	SELECT coalesce(max("sequence"), 0) + 1 FROM "events"
$$;
--> statement-breakpoint
ALTER TABLE "events" ALTER COLUMN "sequence" SET DEFAULT "next_events_sequence"();
--> statement-breakpoint
DROP SEQUENCE "events_sequence_seq";
--> statement-breakpoint
CREATE FUNCTION "next_audit_entries_sequence"() RETURNS bigint LANGUAGE sql VOLATILE AS $$
	SELECT coalesce(max("sequence"), 0) + 1 FROM "audit_entries"
$$;
--> statement-breakpoint
ALTER TABLE "audit_entries" ALTER COLUMN "sequence" SET DEFAULT "next_audit_entries_sequence"();
--> statement-breakpoint
DROP SEQUENCE "audit_entries_sequence_seq";
