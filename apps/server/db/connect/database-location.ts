import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, isAbsolute, join, resolve } from "node:path";
import { DomainError } from "@signalbox/contracts";

export type DatabaseLocation =
  | { readonly dialect: "sqlite"; readonly path: string }
  | { readonly dialect: "postgres"; readonly url: string };

export interface LocationRequest {
  /** What `--db` says; it wins over the environment. */
  readonly flag?: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
}

interface Files {
  exists(path: string): boolean;
}

export const MEMORY = ":memory:";

/** Where the database is: `--db`, else SIGNALBOX_DB, else a file of the workspace's own below XDG_DATA_HOME. */
export function databaseLocation({ flag, env, cwd }: LocationRequest, files: Files = { exists: existsSync }): DatabaseLocation {
  const given = flag ?? (env.SIGNALBOX_DB === "" ? undefined : env.SIGNALBOX_DB);
  if (given === undefined) return { dialect: "sqlite", path: defaultPath({ env, cwd }, files) };
  if (given.trim() === "")
    throw new DomainError("INVALID", "The database's path is empty. Give --db a path, or leave it out.", { details: { field: "db" } });
  if (/^postgres(ql)?:\/\//.test(given)) return { dialect: "postgres", url: given };
  if (/^[a-z][a-z0-9+]*:\/\//i.test(given)) {
    // Without the address: it may hold a password.
    throw new DomainError("INVALID", "The database must be a path or a postgres:// address.", { details: { field: "db" } });
  }
  return { dialect: "sqlite", path: given === MEMORY ? MEMORY : resolve(cwd, given) };
}

/** The enclosing git root (a worktree has a `.git` file), else the folder itself. */
export function workspaceRoot(cwd: string, files: Files = { exists: existsSync }): string {
  const start = resolve(cwd);
  for (let folder = start; ; folder = dirname(folder)) {
    if (files.exists(join(folder, ".git"))) return folder;
    if (folder === dirname(folder)) return start;
  }
}

function defaultPath({ env, cwd }: LocationRequest, files: Files): string {
  const hash = createHash("sha256").update(workspaceRoot(cwd, files)).digest("hex").slice(0, 12);
  return join(dataHome(env), "signalbox", hash, "signalbox.db");
}

/** The XDG specification says that a relative path there is to be ignored. */
const dataHome = ({ XDG_DATA_HOME: data, HOME: home }: LocationRequest["env"]) =>
  data !== undefined && isAbsolute(data) ? data : join(home || homedir(), ".local", "share");
