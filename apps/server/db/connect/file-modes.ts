import { chmodSync, closeSync, mkdirSync, openSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { isMainThread } from "node:worker_threads";

/** Windows has no such modes, and Node makes them up there. */
const hasModes = process.platform !== "win32";

/** The files SQLite keeps beside a database while it is open. */
export const databaseFiles = (path: string): string[] => [path, `${path}-wal`, `${path}-shm`];

/** Whatever `create` makes can be read by its owner alone. The umask belongs to the whole process, so `create` must not wait. */
export function privately<T>(create: () => T): T {
  // Worker threads may not set it; they inherit the modes of files that exist already.
  if (!isMainThread) return create();
  const before = process.umask(0o077);
  try {
    return create();
  } finally {
    process.umask(before);
  }
}

export const createFolderOf = (path: string): void => void privately(() => mkdirSync(dirname(path), { recursive: true, mode: 0o700 }));

/** Makes the folder (0700) and an empty file (0600) where there is none. SQLite gives -wal and -shm the mode of the file. */
export function createDatabaseFile(path: string): void {
  createFolderOf(path);
  privately(() => {
    if (statSync(path, { throwIfNoEntry: false }) === undefined) closeSync(openSync(path, "a", 0o600));
  });
}

export function makePrivate(path: string): void {
  if (hasModes) chmodSync(path, 0o600);
}

/** One sentence for each file that others than its owner may read or write, and for a folder in which they may replace it. */
export function tooWide(path: string): string[] {
  if (!hasModes) return [];
  const files = databaseFiles(path).flatMap((file) => {
    const mode = modeOf(file);
    if (mode === undefined || (mode & 0o077) === 0) return [];
    return [`The database file ${file} is open to other users (mode ${octal(mode)}). It holds logs and keys; run: chmod 600 ${file}`];
  });
  const folder = dirname(path);
  const mode = modeOf(folder);
  // In a folder with the sticky bit (/tmp) others cannot replace what is not theirs.
  const replaceable = mode !== undefined && (mode & 0o022) !== 0 && (mode & 0o1000) === 0;
  return replaceable
    ? [...files, `Other users may replace files in the database's folder ${folder} (mode ${octal(mode)}); run: chmod go-w ${folder}`]
    : files;
}

const modeOf = (path: string): number | undefined => statSync(path, { throwIfNoEntry: false })?.mode;

const octal = (mode: number) => (mode & 0o777).toString(8).padStart(4, "0");
