import pg from "pg";

/** Finds statements that get slower as a PostgreSQL database grows: how the server runs what the adapters send, and how many rows it reads. */

export interface SentStatement {
  /** Only a statement with a name can be planned once for all values; the others are planned anew each time. */
  readonly name: string | undefined;
  readonly text: string;
  readonly values: readonly unknown[];
}

const overTables = /^\s*(select|insert|update|delete|with)\b/i;

/** Every statement of a kind that any connection sends during `work`, with its values. */
export async function statementsSentBy(work: () => Promise<unknown>, kind = overTables): Promise<SentStatement[]> {
  const sent: SentStatement[] = [];
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [config, given] = args as [string | pg.QueryConfig, unknown];
    const { name, text, values = [] } = typeof config === "string" ? { name: undefined, text: config } : config;
    if (kind.test(text)) sent.push({ name, text, values: Array.isArray(given) ? given : values });
    return Reflect.apply(query, this, args);
  } as typeof query;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = query;
  }
  return sent;
}

/** A node of EXPLAIN (FORMAT JSON). */
interface PlanNode {
  readonly "Node Type": string;
  readonly "Relation Name"?: string;
  readonly "Actual Rows": number;
  readonly "Actual Loops": number;
  readonly "Rows Removed by Filter"?: number;
  readonly "Rows Removed by Index Recheck"?: number;
  readonly Plans?: readonly PlanNode[];
}

export interface ExaminedPlan {
  /** Tables of which every row was read. */
  readonly scanned: string[];
  /** Rows that were read from tables, whatever became of them. */
  readonly rowsRead: number;
}

export type PlanMode = "force_custom_plan" | "force_generic_plan";

/** Runs the statement in a transaction that is rolled back. */
export async function examinePlan(client: pg.Client, { text, values }: SentStatement, mode: PlanMode): Promise<ExaminedPlan> {
  const literals = values.map((value) => (value === null ? "null" : client.escapeLiteral(String(value))));
  const call = literals.length > 0 ? `examined(${literals.join()})` : "examined";
  await client.query(`begin; set local max_parallel_workers_per_gather = 0; set local plan_cache_mode = ${mode}`);
  try {
    await client.query(`prepare examined as ${text}`);
    const { rows } = await client.query(`explain (analyze, timing off, format json) execute ${call}`);
    const nodes = [...walk(rows[0]["QUERY PLAN"][0].Plan as PlanNode)];
    return {
      scanned: nodes.filter((node) => node["Node Type"] === "Seq Scan").map((node) => node["Relation Name"] ?? "?"),
      rowsRead: nodes.reduce((sum, node) => sum + rowsReadBy(node), 0),
    };
  } finally {
    await client.query("rollback; deallocate all");
  }
}

function* walk(node: PlanNode): Generator<PlanNode> {
  yield node;
  for (const child of node.Plans ?? []) yield* walk(child);
}

function rowsReadBy(node: PlanNode): number {
  // A bitmap of the index comes before the rows themselves and would count them twice.
  if (!/^(Seq|Index|Index Only|Bitmap Heap) Scan$/.test(node["Node Type"])) return 0;
  const removed = (node["Rows Removed by Filter"] ?? 0) + (node["Rows Removed by Index Recheck"] ?? 0);
  return (node["Actual Rows"] + removed) * node["Actual Loops"];
}
