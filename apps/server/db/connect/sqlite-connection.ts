import { statSync } from "node:fs";
import { DomainError } from "@signalbox/contracts";
import Database from "better-sqlite3";
import { MEMORY } from "./database-location.ts";
import { createDatabaseFile, privately } from "./file-modes.ts";
import { translateError } from "./translate-error.ts";

export const BUSY_TIMEOUT_MS = 5000;
/** While opening: others may be creating or migrating the same file, and nobody is served yet who would have to wait. */
const OPENING_TIMEOUT_MS = 30_000;

export interface WriterOptions {
  /** What a commit survives: "normal" a crash of the program, "full" the loss of power too. */
  readonly durability: "normal" | "full";
  /** A limit in pages, for tests of a full disk. */
  readonly maxPages?: number | undefined;
}

/**
 * The connection that writes. Creates the file and its folder where there are none; never touches a file that is no database.
 * It waits long for others until `opened` says that the opening is over.
 */
export function openWriter(path: string, { durability, maxPages }: WriterOptions): Database.Database {
  return opening(path, () => {
    if (path !== MEMORY) createDatabaseFile(path);
    const client = new Database(path, { timeout: OPENING_TIMEOUT_MS });
    return configured(client, () => {
      if (path !== MEMORY) switchToWal(client);
      client.pragma(`synchronous = ${durability}`);
      client.pragma("journal_size_limit = 67108864");
      client.pragma("wal_autocheckpoint = 4000");
      if (maxPages !== undefined) client.pragma(`max_page_count = ${maxPages}`);
    });
  });
}

export const opened = (client: Database.Database): void => void client.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);

/** Sees what is committed. */
export function openReader(path: string): Database.Database {
  return opening(path, () => configured(new Database(path, { readonly: true, timeout: BUSY_TIMEOUT_MS }), () => {}));
}

/**
 * For looking only. Not opened read-only: such a connection leaves -wal and -shm behind when it is the last to close.
 */
export function openForInspection(path: string): Database.Database {
  return opening(path, () => {
    const client = new Database(path, { fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
    return configured(client, () => client.pragma("query_only = ON"));
  });
}

/** PRAGMAs stand outside of any transaction: inside one several of them do nothing, in silence. */
function configured(client: Database.Database, rest: () => void): Database.Database {
  try {
    client.pragma("foreign_keys = ON");
    client.pragma("cache_size = -65536");
    client.pragma("mmap_size = 268435456");
    rest();
    // The first read: a file that is no database is found out here.
    client.prepare("select count(*) from sqlite_schema").all();
    return client;
  } catch (error) {
    client.close();
    throw error;
  }
}

/** Several programs may open a new file at once. The switch needs the file to itself, and SQLite does not wait for that by itself. */
function switchToWal(client: Database.Database): void {
  const deadline = performance.now() + OPENING_TIMEOUT_MS;
  for (;;) {
    try {
      if (client.pragma("journal_mode = WAL", { simple: true }) === "wal") return;
      throw new DomainError(
        "UNAVAILABLE",
        `The file system of ${client.name} does not allow SQLite's write-ahead log. Choose a local folder.`,
      );
    } catch (error) {
      const busy = String((error as { code?: unknown }).code).startsWith("SQLITE_BUSY");
      if (!busy || performance.now() > deadline) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5 + Math.random() * 10);
    }
  }
}

/** Runs `open`; what it throws becomes one sentence that names the file. */
export function opening<T>(path: string, open: () => T): T {
  try {
    return privately(open);
  } catch (error) {
    throw openingFailure(error, path);
  }
}

export function openingFailure(error: unknown, path: string): unknown {
  if (error instanceof DomainError && error.message.includes(path)) return error;
  const translated = translateError(error);
  const reason = isFolder(path) ? "It is a folder, not a file." : reasonOf(translated);
  if (reason === undefined) return error;
  const code = translated instanceof DomainError && !isFolder(path) ? translated.code : "UNAVAILABLE";
  return new DomainError(code, `The database ${path} cannot be opened. ${reason}`, { cause: error, details: { path } });
}

const systemReasons: Readonly<Record<string, string>> = {
  EACCES: "You may not write there. Check the rights of the file and of its folder.",
  EPERM: "You may not write there. Check the rights of the file and of its folder.",
  EROFS: "It is on a read-only file system.",
  ENOSPC: "The disk is full.",
  EDQUOT: "Your quota of the disk is used up.",
  ENOTDIR: "A part of its path is a file, not a folder.",
  EEXIST: "A part of its path is a file, not a folder.",
  ENOENT: "There is no such file.",
  ENAMETOOLONG: "Its path is too long.",
};

function reasonOf(error: unknown): string | undefined {
  if (error instanceof DomainError) return error.message;
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (typeof code === "string" && code in systemReasons) return systemReasons[code];
  // better-sqlite3 checks the folder by itself and throws without a code.
  return typeof message === "string" && message.includes("directory does not exist") ? "There is no such folder." : undefined;
}

const isFolder = (path: string) => {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
};
