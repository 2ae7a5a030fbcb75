import { z } from "zod";

export const databaseFactsSchema = z.object({
  kind: z.enum(["sqlite", "postgres"]),
  /** Of PostgreSQL host and database, without user and password. */
  path: z.string(),
  bytes: z.int(),
  /** In the write-ahead log, not yet in the file. */
  walBytes: z.int(),
  /** Those that are applied, in their order. */
  migrations: z.array(z.object({ tag: z.string() })),
  /** The newest first. */
  backups: z.array(z.object({ path: z.string(), bytes: z.int(), createdAt: z.date() })),
});
export type DatabaseFacts = z.infer<typeof databaseFactsSchema>;

export const databaseBackupSchema = z.object({ path: z.string(), bytes: z.int() });
export type DatabaseBackup = z.infer<typeof databaseBackupSchema>;

export const databaseVerificationSchema = z.object({
  /** Tasks, and how many stored values of theirs are not what the plan adds up to. */
  tasks: z.object({ checked: z.int(), wrong: z.int() }),
  /** Rows that the log was folded into anew, and how many of the stored ones differ. */
  projections: z.object({ checked: z.int(), differ: z.int() }),
  /** Whether the chain of hashes is whole; the first place where it is not. */
  audit: z.object({ entries: z.int(), problem: z.string().nullable() }),
});
export type DatabaseVerification = z.infer<typeof databaseVerificationSchema>;
