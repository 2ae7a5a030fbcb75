import type { TestProject } from "vitest/node";
import { type Skipped, startPostgres } from "./postgres-server.ts";

/** What tests get from `inject("postgres")`: the address for `createDatabase`, or why there is none. */
export type ProvidedPostgres = { readonly url: string } | Skipped;

declare module "vitest" {
  interface ProvidedContext {
    postgres: ProvidedPostgres;
  }
}

/** One PostgreSQL for all integration tests of a run. Tests skip visibly where there is none. */
export default async function startForRun(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const server = await startPostgres();
  if ("skipped" in server) {
    project.provide("postgres", { skipped: server.skipped });
    return undefined;
  }
  project.provide("postgres", { url: server.url("postgres") });
  return server.stop;
}
