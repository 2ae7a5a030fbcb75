import Database from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AcceptedPlan, examinePlans, queriesAmong, recordStatements } from "../../testing/query-plans.ts";
import { memoryStore } from "../../testing/stores.ts";
import { sqliteMigrations } from "../connect/ensure-schema.ts";
import { runContract } from "./contracts/contract.ts";
import { contracts } from "./contracts/index.ts";

const recorded = recordStatements();
afterAll(recorded.stop);

describe("SQLite in memory", () => {
  for (const contract of contracts) runContract(contract, memoryStore());
});

const sort = /^USE TEMP B-TREE FOR (LAST \d* ?TERMS? OF )?ORDER BY$/;

const accepted: AcceptedPlan[] = [
  { text: /from "accounts" where/, plan: sort, because: "there are as many accounts as a person has" },
  { text: /from "agents" where "agents"."session_id" = \?/, plan: sort, because: "few agents have gone on with one session" },
  { text: /from "change_sets" where "change_sets"."agent_id" = \?/, plan: sort, because: "an agent makes a few change sets in its life" },
  { text: /from "chat_sessions" where .*'active'/, plan: sort, because: "few sessions are open about one thing, or with one agent" },
  { text: /from "agent_log_chunks" where .* in \(select id from/, plan: sort, because: "sorts what it returns, found by the index before" },
  { text: /from "initiative_projects" inner join "projects"/, plan: sort, because: "an initiative spans a few projects" },
  {
    text: /from "leases" where .*"repository_id" = \?\) order by "leases"."expires_at"/,
    plan: sort,
    because: "sorts what is leased of one repository now",
  },
  {
    text: /from "pages" where .*lower\("pages"."title"\) like/,
    plan: /^SCAN pages$|ORDER BY$/,
    because: "a search reads until it has found enough, and pages have no index in order of creation",
  },
  {
    text: /from "messages" where \("messages"."recipient_type" = \? and "messages"."recipient_id" = \?\) order/,
    plan: sort,
    because: "sorts what it returns, found by the index before",
  },
  { text: /from "proposals" where "proposals"."agent_id" = \? order/, plan: sort, because: "an agent makes a few proposals in its life" },
  { text: /from "(phase|task)_dependencies" inner join/, plan: sort, because: "sorts what it returns, found by the index before" },
  { text: /from "tasks" inner join "task_dependencies"/, plan: /LAST TERM OF ORDER BY$/, because: "sorts what one task waits for" },
  {
    text: /from "task_links" where \("task_links"."task_id" = \? or/,
    plan: sort,
    because: "sorts what it returns, found by two indexes before",
  },
  { text: /^update "effects" .* union all /, plan: sort, because: "merges two lists that are as long as the limit at most" },
  {
    text: /from "(object_metadata|repositories)" where "\w+"."(repository|project)_id" = \? order/,
    plan: sort,
    because: "sorts what it returns, found by the index before",
  },
  { text: /from "repository_relationships" where .* or /, plan: sort, because: "a repository is related to a few others" },
  { text: /^select count\(\*\) from/, plan: /^SCAN \w+_dependencies$/, because: "counts every row for an export" },
  {
    text: /from "(events|audit_entries)" order by "\w+"."sequence" asc limit/,
    plan: /^SCAN \w+$/,
    because: "reads a page in the order of the table itself",
  },
];

describe("query plans", () => {
  let client: Database.Database;
  beforeAll(() => {
    client = new Database(":memory:");
    migrate(drizzle({ client }), { migrationsFolder: sqliteMigrations });
  });
  afterAll(() => client.close());

  it("are examined for scans and sorts", () => {
    const texts = [
      'select * from "tasks" where "tasks"."summary" = ?',
      'select * from "tasks" as "t"',
      'select * from "phases" order by "name"',
    ];
    const inOrder = 'select * from "accounts" order by "sort_order", "id"';
    const derived = 'with recursive up(id) as (select "id" from "pages" where "id" = ?) select * from up';
    expect(queriesAmong([...texts, inOrder, derived, "PRAGMA foreign_keys", "select 1"])).toEqual([...texts, inOrder, derived]);
    expect(examinePlans(client, [...texts, inOrder, derived], []).problems).toEqual([
      `SCAN tasks: ${texts[0]}`,
      `SCAN t: ${texts[1]}`,
      `SCAN phases: ${texts[2]}`,
      `USE TEMP B-TREE FOR ORDER BY: ${texts[2]}`,
    ]);
  });

  it("read no table that grows from end to end, and sort only what is small", () => {
    const queries = queriesAmong(recorded.texts);
    process.stdout.write(`query plans: looked at ${queries.length} statements\n`);
    expect(queries.length).toBeGreaterThan(0);
    expect(examinePlans(client, queries, accepted)).toEqual({ problems: [], unused: [] });
  });
});
