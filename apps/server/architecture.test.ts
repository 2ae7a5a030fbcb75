import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { layerOf, layers, mayImport, mayImportPackage } from "./layers.ts";
import { hasComputedImport, type Import, importsOf, root, sourceFiles } from "./testing/source-files.ts";

const files = sourceFiles();

function refusals({ from, specifier, to }: Import): string[] {
  const layer = layerOf(from);
  // An unknown folder is said once per file, below. Tests may import everything.
  if (layer === undefined || layer.name === "tests") return [];
  if (to === undefined) return mayImportPackage(layer, specifier) ? [] : [`${from} (${layer.name}) imports the package ${specifier}`];
  const other = layerOf(to);
  if (other === undefined) return [`${from} (${layer.name}) imports ${to}, which belongs to no layer`];
  return mayImport(layer, other) ? [] : [`${from} (${layer.name}) imports ${to} (${other.name})`];
}

describe("the dependency rule", () => {
  it("holds for every import", () => {
    const imports = files.flatMap((file) => importsOf(file));
    process.stdout.write(`architecture: ${files.length} files, ${imports.length} imports, ${layers.length} layers\n`);
    expect(files.length).toBeGreaterThan(0);
    expect(imports.length).toBeGreaterThan(files.length);
    expect(imports.flatMap(refusals)).toEqual([]);
  });

  it("knows every file, and has no layer without files", () => {
    expect(files.filter((file) => layerOf(file) === undefined)).toEqual([]);
    const used = new Set(files.map((file) => layerOf(file)?.name));
    expect(layers.map(({ name }) => name).filter((name) => !used.has(name))).toEqual([]);
  });

  it("names layers that exist", () => {
    const names = new Set(["*", ...layers.map(({ name }) => name)]);
    expect(layers.flatMap(({ may }) => may).filter((name) => !names.has(name))).toEqual([]);
  });

  it("cannot be got round by an import that is computed", () => {
    const shipped = files.filter((file) => layerOf(file)?.name !== "tests");
    expect(shipped.filter((file) => hasComputedImport(readFileSync(join(root, file), "utf8")))).toEqual([]);
  });

  it("lets the page know the server by its types only", () => {
    const page = files.filter((file) => layerOf(file)?.name === "web");
    const ofServer = /^\s*(?:import|export)\b(?!\s+type\b)[^;]*?["']@signalbox\/(?:server|contracts)\b/m;
    expect(page.length).toBeGreaterThan(0);
    expect(page.filter((file) => ofServer.test(readFileSync(join(root, file), "utf8")))).toEqual([]);
  });

  it("keeps promises out of the domain", () => {
    const domain = files.filter((file) => layerOf(file)?.name === "domain");
    const impure = /\bPromise\b|\basync\b|\bawait\b|\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bprocess\./;
    expect(domain.length).toBeGreaterThan(0);
    expect(domain.filter((file) => impure.test(withoutComments(readFileSync(join(root, file), "utf8"))))).toEqual([]);
  });
});

const withoutComments = (text: string) => text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");

describe("the rule itself", () => {
  const domain = "apps/server/domain/graph.ts";
  const refused = (from: string, text: string) => importsOf(from, text).flatMap(refusals);

  it.each([
    ["a statement", 'import { x } from "../db/schema.ts";'],
    ["one over several lines", 'import {\n  x,\n  y,\n} from "../db/schema.ts";'],
    ["a type", 'import type { X } from "../db/schema.ts";'],
    ["a type in place", 'type X = import("../db/schema.ts").X;'],
    ["a dynamic import", 'const x = await import("../db/schema.ts");'],
    ["a re-export", 'export * from "../db/schema.ts";'],
    ["an import for its effect", 'import "../db/schema.ts";'],
    ["a package", 'import { readFileSync } from "node:fs";'],
    ["a package whose name begins alike", 'import "@signalbox/contracts-more";'],
    ["an unknown folder", 'import { x } from "../somewhere/else.ts";'],
  ])("refuses %s", (_name, text) => {
    expect(refused(domain, text)).toHaveLength(1);
  });

  it("lets tests import everything, and nothing that ships import tests", () => {
    expect(refused("apps/server/domain/graph.test.ts", 'import "../main.ts"; import "../testing/given.ts";')).toEqual([]);
    expect(refused("apps/server/compose.ts", 'import "./testing/given.ts";')).toHaveLength(1);
    expect(refused("apps/server/compose.ts", 'import "./http/limits.ts";')).toEqual([]);
  });

  it("gives no layer to new folders", () => {
    expect(["apps/server/helpers/x.ts", "apps/server/x.ts", "apps/server/db/new/x.ts", "packages/new/x.ts"].map(layerOf)).toEqual(
      Array.from({ length: 4 }, () => undefined),
    );
  });

  it("sees what cannot be checked", () => {
    expect(hasComputedImport("const x = await import(name);")).toBe(true);
    expect(hasComputedImport('const x = await import("./a.ts");')).toBe(false);
  });
});

/** They have no row of their own: how to ask for pages, transactions, and the rows of deleted things of any kind. */
const withoutDrawers = new Set(["paging.ts", "unit-of-work.ts", "row-archive.ts"]);

describe("one name, five drawers", () => {
  const server = join(root, "apps/server");
  const ports = readdirSync(join(server, "db/repositories")).filter(
    (name) => name.endsWith(".ts") && !/\.(test|fixture)\.ts$/.test(name) && !withoutDrawers.has(name),
  );
  const drawers = [
    join(server, "db/repositories/drizzle"),
    join(server, "db/repositories/contracts"),
    join(root, "packages/contracts/src"),
    join(server, "trpc/routers"),
  ];

  it("has an adapter, a contract suite, schemas and a router under the name of each port", () => {
    process.stdout.write(`architecture: ${ports.length} ports with ${drawers.length} more drawers each\n`);
    expect(ports.length).toBeGreaterThan(0);
    const missing = ports.flatMap((name) => drawers.map((folder) => join(folder, name))).filter((path) => !existsSync(path));
    expect(missing).toEqual([]);
  });
});
