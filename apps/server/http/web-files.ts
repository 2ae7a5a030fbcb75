import { lstat, readFile, realpath } from "node:fs/promises";
import { extname, join, sep } from "node:path";

/** What a built page consists of. Nothing else is handed out, source maps included. */
const contentTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".json": "application/json",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".webmanifest": "application/manifest+json",
};

/** Best first. */
const encodings = [
  { name: "br", ending: ".br" },
  { name: "gzip", ending: ".gz" },
] as const;

export interface WebFile {
  readonly content: Buffer;
  readonly contentType: string;
  readonly encoding: string | null;
}

/** A path of the page with its percent-encoding undone; null for one that no page has: hidden names, steps upwards, control characters. */
export function pagePath(pathname: string): string | null {
  let path: string;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  return /^(?!.*\/\.)\/[^\\\p{Cc}]*$/u.test(path) ? path : null;
}

/** Reads a file of the built page, compressed beforehand if there is such a file and the client takes it; null when there is none. */
export async function readWebFile(folder: string, path: string, acceptEncoding: string): Promise<WebFile | null> {
  const contentType = contentTypes[extname(path)];
  if (contentType === undefined) return null;
  for (const { name, ending } of encodings.filter((encoding) => accepts(acceptEncoding, encoding.name))) {
    const content = await readInside(folder, path + ending);
    if (content !== null) return { content, contentType, encoding: name };
  }
  const content = await readInside(folder, path);
  return content === null ? null : { content, contentType, encoding: null };
}

function accepts(header: string, encoding: string): boolean {
  const offers = header.split(",").map((offer) => offer.toLowerCase().replaceAll(/\s/g, "").split(";"));
  return offers.some(([name, weight = "q=1"]) => name === encoding && Number(weight.slice("q=".length)) > 0);
}

const absent = new Set(["ENOENT", "ENOTDIR", "EISDIR", "ELOOP", "ENAMETOOLONG", "EINVAL"]);

/** Wherever links lead, what is read lies in the folder. */
async function readInside(folder: string, path: string): Promise<Buffer | null> {
  try {
    const [root, real] = await Promise.all([realpath(folder), realpath(join(folder, path))]);
    if (!real.startsWith(root + sep) || !(await lstat(real)).isFile()) return null;
    return await readFile(real);
  } catch (error) {
    if (absent.has((error as NodeJS.ErrnoException).code ?? "")) return null;
    throw error;
  }
}
