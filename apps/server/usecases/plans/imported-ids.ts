import { createHash } from "node:crypto";

type Kind = "initiative" | "phase" | "task";

/**
 * The same key of the same source always has the same id, so a second import finds what the first one made. None begins with a dash,
 * which a command line would take for an option.
 */
export const importedId = (source: string, kind: Kind, key: string): string =>
  createHash("sha256").update(`${source}\n${kind}\n${key}`).digest("base64url").slice(0, 21).replace(/^-/, "_");

export interface ImportedIds {
  initiative(key: string): string;
  phase(key: string): string;
  task(key: string): string;
}

/** Each id is hashed once: an edge names two tasks, and there are many edges. */
export function importedIds(source: string): ImportedIds {
  const remembering = (kind: Kind) => {
    const ids = new Map<string, string>();
    return (key: string) => {
      const id = ids.get(key) ?? importedId(source, kind, key);
      ids.set(key, id);
      return id;
    };
  };
  return { initiative: remembering("initiative"), phase: remembering("phase"), task: remembering("task") };
}
