import { randomBytes } from "node:crypto";
import { link, mkdir, open, readFile, stat, unlink } from "node:fs/promises";
import { join } from "node:path";
import { DomainError } from "@signalbox/contracts";
import type { AccessToken } from "../ports/access-token.ts";

const fileName = "token";
const tokenShape = /^[A-Za-z0-9_-]{43}$/;
/** What a file system without hard links answers. */
const linkUnsupported = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK"]);

/** Reads the owner's access token from `dir`, creating folder (0700) and file (0600) at first start. Safe when two processes start at once. */
export async function readOrCreateAccessToken(dir: string): Promise<AccessToken> {
  const path = join(dir, fileName);
  try {
    await mkdir(dir, { recursive: true, mode: 0o700 });
    const existing = await readIfPresent(path);
    const created = existing === null && (await createOnce(dir, path));
    // Read back even after creating: with two creators the file decides which token won.
    const token = parseToken(existing ?? (await readFile(path, "utf8")), path);
    return { token, path, created, warnings: await modeWarnings(dir, path) };
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw new DomainError(
      "UNAVAILABLE",
      `The access token file ${path} cannot be read or created (${errno(error)}). Check the folder's owner and mode.`,
      {
        cause: error,
        details: { path },
      },
    );
  }
}

async function readIfPresent(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (errno(error) === "ENOENT") return null;
    throw error;
  }
}

/** Writes the whole token under a private name, then links it into place: nobody ever reads a half-written file, and the first link wins. */
async function createOnce(dir: string, path: string): Promise<boolean> {
  const draft = join(dir, `.${fileName}-${randomBytes(8).toString("hex")}`);
  await writePrivate(draft);
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (errno(error) === "EEXIST") return false;
    if (linkUnsupported.has(errno(error))) return await createExclusively(path);
    throw error;
  } finally {
    await unlink(draft);
  }
}

async function createExclusively(path: string): Promise<boolean> {
  try {
    await writePrivate(path);
    return true;
  } catch (error) {
    if (errno(error) === "EEXIST") return false;
    throw error;
  }
}

async function writePrivate(path: string): Promise<void> {
  const file = await open(path, "wx", 0o600);
  try {
    // The mode given to open passes through the umask, which may be stranger than 077.
    await file.chmod(0o600);
    await file.writeFile(`${randomBytes(32).toString("base64url")}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

function parseToken(content: string, path: string): string {
  const token = content.trim();
  if (tokenShape.test(token)) return token;
  const fault = token === "" ? "is empty" : "is damaged";
  throw new DomainError(
    "DAMAGED",
    `The access token file ${path} ${fault}. Delete it and start again: a new token is made, and the old one stops working.`,
    {
      details: { path },
    },
  );
}

async function modeWarnings(dir: string, path: string): Promise<string[]> {
  // Windows reports no POSIX modes.
  if (process.platform === "win32") return [];
  const warnings: string[] = [];
  for (const [target, wanted] of [
    [dir, 0o700],
    [path, 0o600],
  ] as const) {
    const mode = (await stat(target)).mode & 0o777;
    if ((mode & 0o077) === 0) continue;
    warnings.push(
      `${target} has mode ${mode.toString(8).padStart(4, "0")}, so other users of this machine may reach the access token. Run: chmod ${wanted.toString(8)} '${target}'`,
    );
  }
  return warnings;
}

function errno(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown cause";
}
