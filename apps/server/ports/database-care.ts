import type { DatabaseBackup, DatabaseFacts } from "@signalbox/contracts";

export interface DatabaseHealth {
  /** What a look through the file finds wrong, in the words of the database; null where it is too large to look through in passing. */
  readonly damage: readonly string[] | null;
  /** Files that other users may read or replace: a sentence, and the command that closes them. */
  readonly open: readonly { readonly sentence: string; readonly fix: string }[];
  /** Left on its disk; null where that cannot be told. */
  readonly freeBytes: number | null;
  readonly folder: string | null;
  /** Where the server that works on it can be reached; null when none says so. */
  readonly serverUrl: string | null;
}

/** What is done with the database as a whole, from outside. */
export interface DatabaseCare {
  readFacts(): Promise<DatabaseFacts>;
  checkHealth(): Promise<DatabaseHealth>;
  /** Copies it while others write, into a folder and under a name of its own choosing. REFUSED where that is left to other tools. */
  backUp(): Promise<DatabaseBackup>;
}
