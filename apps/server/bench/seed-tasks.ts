import { nanoid } from "nanoid";
import { copyDatabase, emptyDatabase, openRaw } from "./databases.ts";

export interface TaskSeed {
  readonly count: number;
  /** Each task but the first tenth waits for two others; without, all are ready: a plain queue. */
  readonly dependencies: boolean;
}

export interface SeededTasks {
  readonly path: string;
  /** In the order the tasks are claimed. */
  readonly ids: readonly string[];
}

const made = new Map<string, SeededTasks>();

/** A fresh copy of a database with so many tasks. Each shape is made once per run. */
export async function seededTasks(folder: string, seed: TaskSeed): Promise<SeededTasks> {
  const name = `tasks-${seed.count}-${seed.dependencies ? "dag" : "plain"}`;
  let original = made.get(`${folder}/${name}`);
  if (original === undefined) {
    const path = await emptyDatabase(folder, `${name}.db`);
    original = { path, ids: fill(path, seed) };
    made.set(`${folder}/${name}`, original);
  }
  return { path: copyDatabase(original.path, `${name}-${nanoid(6)}.db`), ids: original.ids };
}

/**
 * Past the adapters, or a million tasks would take minutes: rows with the counts they must have, indexes made afterwards, nothing
 * durable until the end. The rows are what the adapters would have stored.
 */
function fill(path: string, seed: TaskSeed): readonly string[] {
  const client = openRaw(path);
  try {
    client.pragma("foreign_keys = OFF");
    client.pragma("synchronous = OFF");
    client.pragma("cache_size = -524288");
    const indexes = client
      .prepare(
        "select name, sql from sqlite_schema where type = 'index' and sql is not null and tbl_name in ('tasks', 'task_dependencies')",
      )
      .all() as { name: string; sql: string }[];
    for (const { name } of indexes) client.exec(`drop index "${name}"`);
    client.exec("begin");
    const ids = insertTasks(client, seed);
    if (seed.dependencies) insertDependencies(client, ids);
    for (const { sql } of indexes) client.exec(sql);
    client.exec("commit");
    client.pragma("wal_checkpoint(TRUNCATE)");
    return ids;
  } finally {
    client.close();
  }
}

const firstDependent = (count: number) => Math.ceil(count / 10);

function insertTasks(client: ReturnType<typeof openRaw>, { count, dependencies }: TaskSeed): string[] {
  const insert = client.prepare(
    `insert into tasks (id, name, description, type, category, priority, status, "order", retry_count, priority_rank, phase_order,
       unmet_dependencies, inherited_unmet, unfinished_children, gate_open, created_at, updated_at)
     values (?, ?, ?, 'auto', 'execute', 'medium', 'pending', 0, 0, 1, 0, ?, 0, 0, 1, ?, ?)`,
  );
  const start = Date.now() - count;
  const waits = dependencies ? firstDependent(count) : count;
  return Array.from({ length: count }, (_, index) => {
    const id = nanoid();
    insert.run(
      id,
      `Task ${index}`,
      `What task ${index} is about, in a sentence or two.`,
      index < waits ? 0 : 2,
      start + index,
      start + index,
    );
    return id;
  });
}

/** Of two tasks a tenth of all before it; in the order of the key, which its index then only appends to. */
function insertDependencies(client: ReturnType<typeof openRaw>, ids: readonly string[]): void {
  const insert = client.prepare("insert into task_dependencies (task_id, depends_on_task_id) values (?, ?)");
  const layer = firstDependent(ids.length);
  const inKeyOrder = ids.map((id, index) => ({ id, index })).sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const { id, index } of inKeyOrder) {
    if (index < layer) continue;
    const second = index % layer === layer - 1 ? index - layer - 1 : index - layer + 1;
    insert.run(id, ids[index - layer]);
    insert.run(id, ids[second]);
  }
}
