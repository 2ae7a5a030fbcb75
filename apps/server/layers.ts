/** The dependency rule as data: who may import whom, and which packages. What is not written here is refused (architecture.test.ts). */
export interface Layer {
  readonly name: string;
  /** `folder/*` is the files of a folder, `folder/**` those of its subfolders too, anything else is one file. From the root of the repository. */
  readonly holds: readonly string[];
  /** Other layers; its own files are always allowed. "*" is all but the tests. */
  readonly may: readonly string[];
  /** Packages, with everything below their names. `node:` is all of Node. */
  readonly packages: readonly string[];
  readonly is: string;
}

const server = (...paths: string[]) => paths.map((path) => `apps/server/${path}`);
const contracts = "@signalbox/contracts";
const documents = "@signalbox/documents";

export const layers: readonly Layer[] = [
  {
    name: "contracts",
    holds: ["packages/contracts/src/*"],
    may: [],
    packages: ["zod"],
    is: "the shapes of rows, inputs and errors; what a client may import",
  },
  {
    name: "domain",
    holds: server("domain/*"),
    may: [],
    packages: [contracts, "node:crypto"],
    is: "pure rules: no promise, clock, randomness or I/O",
  },
  {
    name: "ports",
    holds: server("ports/*", "db/repositories/*"),
    may: ["domain"],
    packages: [contracts],
    is: "what the use cases need from outside, types only: repositories, clock, ids, log, plans of other tools",
  },
  {
    name: "use cases",
    holds: server("usecases/**"),
    may: ["domain", "ports"],
    packages: [contracts, documents, "node:crypto", "superjson"],
    is: "one exported function each; a command is one transaction",
  },
  {
    name: "schema",
    holds: server("db/*"),
    may: [],
    packages: ["drizzle-orm"],
    is: "every table, once, and the PostgreSQL tables derived from it",
  },
  {
    name: "repositories",
    holds: server("db/repositories/drizzle/*"),
    may: ["ports", "domain", "schema"],
    packages: [contracts, "drizzle-orm"],
    is: "one adapter per repository port, for both databases",
  },
  {
    name: "connections",
    holds: server("db/connect/*"),
    may: ["ports", "schema", "repositories"],
    packages: [contracts, "drizzle-orm", "better-sqlite3", "pg", "node:"],
    is: "opening, locking, migrating, backing up; the unit of work of each database",
  },
  {
    name: "adapters",
    holds: server("adapters/**"),
    may: ["ports", "domain"],
    packages: [contracts, "nanoid", "ulid", "pino", "yaml", "zod", "node:"],
    is: "the outside world: clock, ids, log, access token, plans of other tools",
  },
  {
    name: "trpc",
    holds: server("trpc/**"),
    may: ["use cases", "ports"],
    packages: [contracts, "@trpc/server", "zod"],
    is: "the API as tables: input schema, use case, output schema",
  },
  {
    name: "http",
    holds: server("http/*"),
    may: ["trpc", "ports"],
    packages: [contracts, "@trpc/server", "node:"],
    is: "the listener: gate, limits, tRPC over node:http",
  },
  {
    name: "mcp",
    holds: server("mcp/**"),
    may: ["http", "trpc", "use cases", "ports"],
    packages: [contracts, "@modelcontextprotocol/server", "zod", "node:stream"],
    is: "the tools of agents, over HTTP and over standard input and output",
  },
  {
    name: "cli",
    holds: server("cli/**"),
    may: ["mcp", "trpc", "use cases", "ports", "adapters", "connections", "composition"],
    packages: [contracts, "@trpc/client", "@trpc/server", "commander", "node:"],
    is: "the command line: over a running server, or over the database itself",
  },
  {
    name: "composition",
    holds: server("compose.ts", "config.ts", "serve.ts", "run-server.ts", "main.ts", "db/index.ts"),
    may: ["*"],
    packages: [contracts, "zod", "node:"],
    is: "where everything meets: configuration, wiring, start and end",
  },
  {
    name: "documents",
    holds: ["packages/documents/src/*"],
    may: [],
    packages: ["@tiptap", "marked"],
    is: "the one shape of written pages, and Markdown in and out of it; server and web share it",
  },
  {
    name: "web",
    holds: ["apps/web/src/**"],
    may: [],
    packages: [
      contracts,
      documents,
      "@signalbox/server",
      "@atlaskit",
      "@base-ui/react",
      "@dagrejs/dagre",
      "@tanstack",
      "@tiptap",
      "@trpc",
      "@xyflow/react",
      "clsx",
      "lucide-react",
      "react",
      "react-dom",
      "react-markdown",
      "remark-gfm",
    ],
    is: "the page in the browser: reads and changes through the API, of the server it knows the types only",
  },
  {
    name: "tests",
    holds: server("testing/**", "bench/**", "db/repositories/contracts/*", "layers.ts", "vitest.config.ts").concat(
      "apps/web/e2e/**",
      "apps/web/*",
      "packages/documents/vitest.config.ts",
    ),
    may: ["*"],
    packages: ["*"],
    is: "builders, worlds, contract suites, benchmarks; nothing that ships imports them",
  },
];

const testFile = /\.(test|fixture)\.tsx?$/;

/** The layer of a file, or undefined: no folder has one by accident. A file named by itself goes before its folder. */
export function layerOf(path: string): Layer | undefined {
  if (testFile.test(path)) return layers.find(({ name }) => name === "tests");
  return layers.find(({ holds }) => holds.includes(path)) ?? layers.find(({ holds }) => holds.some((pattern) => covers(pattern, path)));
}

function covers(pattern: string, path: string): boolean {
  if (pattern.endsWith("/**")) return path.startsWith(pattern.slice(0, -2));
  if (!pattern.endsWith("/*")) return false;
  const folder = pattern.slice(0, -1);
  return path.startsWith(folder) && !path.slice(folder.length).includes("/");
}

export function mayImport(from: Layer, to: Layer): boolean {
  return from === to || from.may.includes(to.name) || (from.may.includes("*") && (to.name !== "tests" || from.name === "tests"));
}

export function mayImportPackage(from: Layer, name: string): boolean {
  return from.packages.some(
    (allowed) => allowed === "*" || name === allowed || name.startsWith(allowed.endsWith(":") ? allowed : `${allowed}/`),
  );
}
