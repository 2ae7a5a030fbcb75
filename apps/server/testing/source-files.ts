import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** The root of the repository. */
export const root = fileURLToPath(new URL("../../../", import.meta.url));

export interface Import {
  /** The file that imports, from the root of the repository, with slashes. */
  readonly from: string;
  /** As written. */
  readonly specifier: string;
  /** The imported file, likewise from the root; undefined for a package. */
  readonly to: string | undefined;
}

/** Every TypeScript file of the workspace's packages, from the root of the repository, with slashes. */
export function sourceFiles(): string[] {
  return ["apps/server", "apps/web", "packages/contracts", "packages/documents"].flatMap(filesBelow).sort();
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return ["node_modules", "dist", ".turbo", "test-results"].includes(entry.name) ? [] : filesBelow(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

const statements = [
  /^\s*(?:import|export)\b[^"'`;]*?\bfrom\s*["']([^"']+)["']/gm,
  /^\s*import\s*["']([^"']+)["']/gm,
  // Dynamic imports and types: `typeof import("x")`.
  /\bimport\(\s*["']([^"']+)["']\s*\)/g,
];

/** What a file imports: statements, re-exports, dynamic imports, and types. */
export function importsOf(from: string, text = readFileSync(join(root, from), "utf8")): Import[] {
  const specifiers = statements.flatMap((pattern) => [...text.matchAll(pattern)].map(([, specifier = ""]) => specifier));
  return specifiers.map((specifier) => ({ from, specifier, to: specifier.startsWith(".") ? target(from, specifier) : undefined }));
}

/** An import whose file is only known when it runs cannot be checked. */
export const hasComputedImport = (text: string): boolean => /^(?!\s*(?:\*|\/\/)).*\bimport\(\s*[^"'\s)]/m.test(text);

const target = (from: string, specifier: string) => relative(root, resolve(root, dirname(from), specifier)).replaceAll(sep, "/");
