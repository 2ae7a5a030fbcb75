import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const dist = fileURLToPath(new URL("../../dist/", import.meta.url));

interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

type Manifest = Readonly<Record<string, Chunk>>;

const kilobytes = (file: string) => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length / 1000;

function closure(manifest: Manifest, name: string, seen = new Set<string>()): Set<string> {
  const chunk = manifest[name];
  if (chunk === undefined || seen.has(name)) return seen;
  seen.add(name);
  for (const next of chunk.imports ?? []) closure(manifest, next, seen);
  return seen;
}

export interface Sizes {
  /** What the first page needs, in kB after gzip -9. */
  readonly shell: number;
  readonly css: number;
  /** Parts that many screens load, and are loaded once: dialogs, menus, lists. */
  readonly shared: number;
  /** What a lazily loaded module adds to the shell and to what is shared, by its source file. */
  readonly chunks: ReadonlyMap<string, number>;
}

/** As many lazy modules need it. */
const MANY = 6;

/** Sizes of the build, by the static imports of its manifest. */
export function bundleSizes(): Sizes {
  const manifest = JSON.parse(readFileSync(join(dist, ".vite/manifest.json"), "utf8")) as Manifest;
  const entry = Object.keys(manifest).find((name) => manifest[name]?.isEntry && name.endsWith(".html")) ?? "";
  const shell = closure(manifest, entry);
  const size = (names: Iterable<string>) => [...names].reduce((sum, name) => sum + kilobytes(manifest[name]?.file ?? ""), 0);
  const lazy = Object.keys(manifest).filter((name) => name.startsWith("src/") && /\.tsx?$/.test(name));
  const needs = new Map(lazy.map((name) => [name, [...closure(manifest, name)].filter((part) => !shell.has(part))]));
  const needed = [...needs.values()].flat();
  const shared = new Set(needed.filter((part) => part.startsWith("_") && needed.filter((other) => other === part).length >= MANY));
  return {
    shell: size(shell),
    css: (manifest[entry]?.css ?? []).reduce((sum, file) => sum + kilobytes(file), 0),
    shared: size(shared),
    chunks: new Map([...needs].map(([name, parts]) => [name, size(parts.filter((part) => !shared.has(part)))])),
  };
}
