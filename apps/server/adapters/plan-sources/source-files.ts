import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { basename, join, sep } from "node:path";
import { DomainError } from "@signalbox/contracts";

/** A plan is text written by people and agents; more than this is a wrong path, and would not fit into one string with room to work. */
export const maxPlanBytes = 200 * 1024 * 1024;

export type MarkdownFile = {
  /** Relative to the plan's folder, with forward slashes on every system, so that records do not name a machine. */
  readonly path: string;
  readonly name: string;
  readonly text: string;
};

type MarkdownFolder = { readonly files: MarkdownFile[]; readonly leftOut: string[] };

export function invalidPlan(path: string, reason: string, cause?: unknown): DomainError {
  return new DomainError("INVALID", `Cannot import ${path}: ${reason}`, { cause, details: { path } });
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

export async function kindOfPath(path: string): Promise<"file" | "folder" | "missing" | "other"> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) return "folder";
    return found.isFile() ? "file" : "other";
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR")) return "missing";
    throw invalidPlan(path, `it cannot be looked at (${reasonOf(error)}). Check its permissions.`, error);
  }
}

/** The whole file as text, without a byte order mark. Refuses what is too big or not UTF-8 instead of storing damaged text. */
export async function readPlanText(path: string): Promise<string> {
  try {
    const { size } = await stat(path);
    if (size > maxPlanBytes)
      throw invalidPlan(path, `it is larger than ${maxPlanBytes / 1024 / 1024} MB. Split it or name a smaller file.`);
    return new TextDecoder("utf-8", { fatal: true }).decode(await readFile(path));
  } catch (error) {
    if (error instanceof DomainError) throw error;
    if (error instanceof TypeError) throw invalidPlan(path, "it is not UTF-8 text. Save it as UTF-8 and try again.", error);
    throw invalidPlan(path, `it cannot be read (${reasonOf(error)}).`, error);
  }
}

export function parseJson(text: string, where: { path: string; line?: number }): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const place = where.line === undefined ? "it" : `line ${where.line}`;
    throw invalidPlan(where.path, `${place} is not valid JSON (${reasonOf(error)}).`, error);
  }
}

/** A path below the folder, or null when it is missing or a symlink leads outside: a plan from a stranger must not pull in private files. */
export async function pathInside(folder: string, relative: string): Promise<string | null> {
  const path = join(folder, relative);
  if ((await kindOfPath(path)) === "missing") return null;
  const [root, target] = await Promise.all([realpath(folder), realpath(path)]);
  return target === root || target.startsWith(root.endsWith(sep) ? root : root + sep) ? path : null;
}

/** The first of the named files that exists below the folder. */
export async function firstFileInside(folder: string, relatives: readonly string[]): Promise<string | null> {
  for (const relative of relatives) {
    const path = await pathInside(folder, relative);
    if (path !== null && (await kindOfPath(path)) === "file") return path;
  }
  return null;
}

/** File names in a folder below the root, in an order that does not depend on locale or file system; empty when there is no such folder. */
export async function namesInside(root: string, folder: string): Promise<string[]> {
  const path = await pathInside(root, folder);
  if (path === null || (await kindOfPath(path)) !== "folder") return [];
  try {
    return (await readdir(path)).sort();
  } catch (error) {
    throw invalidPlan(path, `the folder cannot be listed (${reasonOf(error)}).`, error);
  }
}

/** Every Markdown file directly in one folder. Symlinks that lead out of the root and things that are no files are named in `leftOut`. */
export async function readMarkdownFolder(root: string, folder: string): Promise<MarkdownFolder> {
  const found: MarkdownFolder = { files: [], leftOut: [] };
  let bytes = 0;
  for (const name of await namesInside(root, folder)) {
    if (!name.toLowerCase().endsWith(".md")) continue;
    const relative = folder === "." ? name : `${folder}/${name}`;
    const path = await pathInside(root, relative);
    if (path === null || (await kindOfPath(path)) !== "file") {
      found.leftOut.push(relative);
      continue;
    }
    const text = await readPlanText(path);
    bytes += text.length;
    if (bytes > maxPlanBytes) throw invalidPlan(join(root, folder), `its files hold more than ${maxPlanBytes / 1024 / 1024} MB.`);
    found.files.push({ path: relative, name: basename(name), text });
  }
  return found;
}
