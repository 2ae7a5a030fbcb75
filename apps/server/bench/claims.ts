import { join } from "node:path";
import Database from "better-sqlite3";
import { better, defineQueue, type Queue } from "plainjob";
import type { SqliteStore } from "../db/connect/sqlite.ts";
import type { Repositories } from "../db/repositories/unit-of-work.ts";
import { openRaw, openStore } from "./databases.ts";
import { type BenchRun, type Contender, figure, median, printStandings, printTable, race, timed } from "./measure.ts";
import { seededTasks } from "./seed-tasks.ts";

/** Claiming and completing as the plan grows, and against a plain job queue. */
export async function benchClaims(run: BenchRun): Promise<void> {
  await benchGrowth(run);
  await benchAgainstPlainjob(run);
}

interface Sized {
  readonly count: number;
  /** Milliseconds to choose the next task by looking at dependencies. */
  readonly looking: number;
  readonly store: SqliteStore;
  readonly claims: number[];
  readonly completions: number[];
  readonly cycles: number[];
}

const ROUNDS = 7;

async function benchGrowth({ quick, folder }: BenchRun): Promise<void> {
  const sizes: Sized[] = [];
  try {
    for (const count of quick ? [1_000, 5_000] : [1_000, 10_000, 100_000, 1_000_000]) sizes.push(await openSized(folder, count));
    for (let round = -1; round < ROUNDS; round++) for (const size of sizes) await cycleRound(size, round < 0 ? 50 : 120);
    reportGrowth(sizes);
  } finally {
    for (const { store } of sizes) await store.close();
  }
}

async function openSized(folder: string, count: number): Promise<Sized> {
  const { ms, value } = await timed(() => seededTasks(folder, { count, dependencies: true }));
  if (count > 100_000) console.log(`(${figure(count)} tasks seeded in ${figure(ms / 1000)} s)`);
  const raw = openRaw(value.path);
  // Before anything is completed: it reads what is pending.
  const looking = notExists(raw);
  raw.close();
  return { count, looking, store: await openStore(value.path), claims: [], completions: [], cycles: [] };
}

function reportGrowth(sizes: readonly Sized[]): void {
  const rows = sizes.map(({ count, claims, completions, cycles, looking }) => [
    figure(count),
    `${figure(median(claims) * 1000)} µs`,
    `${figure(median(completions) * 1000)} µs`,
    figure(median(cycles)),
    `${figure(looking * 1000)} µs`,
  ]);
  const head = ["tasks", "claim p50", "complete p50", "claim + complete per s", "NOT EXISTS, the choice alone"];
  printTable("Claim and complete with two dependencies each, each its own transaction", head, rows);
  const [small, large] = [sizes.find(({ count }) => count === 10_000) ?? sizes[0], sizes.at(-1)];
  if (small === undefined || large === undefined) return;
  const growth = figure(median(large.claims) / median(small.claims));
  console.log(`  claim at ${figure(large.count)} against ${figure(small.count)}: ${growth}×`);
}

async function cycleRound({ store, claims, completions, cycles }: Sized, count: number): Promise<void> {
  const started = performance.now();
  for (let n = 0; n < count; n++) {
    const claimed = await timed(() => store.transaction("claim", (tx) => tx.tasks.claimNext({})));
    const { value: task } = claimed;
    if (task === null) throw new Error("Nothing is ready any more: the seed is too small for so many rounds.");
    const completed = await timed(() => store.transaction("complete", (tx) => tx.tasks.update(task.id, { status: "completed" })));
    claims.push(claimed.ms);
    completions.push(completed.ms);
  }
  cycles.push((count * 1000) / (performance.now() - started));
}

/** How a plan without counts on its rows finds its next task: by looking at the dependencies. Milliseconds. */
function notExists(raw: Database.Database): number {
  const select = raw.prepare(
    `select id from tasks t where status = 'pending' and not exists (
       select 1 from task_dependencies d join tasks b on b.id = d.depends_on_task_id where d.task_id = t.id and b.status <> 'completed')
     order by priority_rank, phase_order, "order", created_at, id limit 1`,
  );
  const took = Array.from({ length: 6 }, () => {
    const started = performance.now();
    select.get();
    return performance.now() - started;
  });
  return median(took.slice(1));
}

async function benchAgainstPlainjob({ quick, folder }: BenchRun): Promise<void> {
  const cycles = quick ? 100 : 1_500;
  for (const count of quick ? [5_000] : [10_000, 100_000]) {
    // Enough of them for every contender and round, beside those that stay.
    const seeded = await seededTasks(folder, { count: count + cycles * 8 * 4, dependencies: false });
    const store = await openStore(seeded.path);
    const queue = plainQueue(join(folder, `plainjob-${count}.db`), count + cycles * 8);
    try {
      const contenders = [plainjobCycles(queue, cycles), ...ourCycles(store, cycles)];
      printStandings(`Claim + complete of a plain queue of ${figure(count)}`, await race(contenders));
    } finally {
      queue.close();
      await store.close();
    }
  }
}

function plainQueue(path: string, jobs: number): Queue {
  const queue = defineQueue({ connection: better(new Database(path)), logger: silent });
  for (let left = jobs; left > 0; left -= 10_000)
    queue.addMany(
      "task",
      Array.from({ length: Math.min(left, 10_000) }, (_, n) => ({ n })),
    );
  return queue;
}

const silent = { error: () => {}, warn: () => {}, info: () => {}, debug: () => {} };

/** What its worker does for each job. */
const plainjobCycles = (queue: Queue, cycles: number): Contender => ({
  name: "plainjob",
  run: () => {
    for (let n = 0; n < cycles; n++) {
      const id = queue.getAndMarkJobAsProcessing("task")?.id;
      if (id === undefined || queue.getJobById(id) === undefined) throw new Error("plainjob has no job left.");
      queue.markJobAsDone(id);
    }
    return cycles;
  },
});

function ourCycles(store: SqliteStore, cycles: number): Contender[] {
  const claim = async (tx: Repositories) => {
    const task = await tx.tasks.claimNext({});
    if (task === null) throw new Error("No task is ready any more.");
    return task.id;
  };
  const complete = (tx: Repositories, id: string) => tx.tasks.update(id, { status: "completed" });
  return [
    {
      name: "two transactions a task",
      run: async () => {
        for (let n = 0; n < cycles; n++) {
          const id = await store.transaction("claim", claim);
          await store.transaction("complete", (tx) => complete(tx, id));
        }
        return cycles;
      },
    },
    {
      name: "complete and claim the next in one",
      run: async () => {
        let id = await store.transaction("claim", claim);
        for (let n = 0; n < cycles; n++) {
          const done = id;
          id = await store.transaction("next", async (tx) => {
            await complete(tx, done);
            return claim(tx);
          });
        }
        return cycles;
      },
    },
    {
      name: "ten at a time",
      run: async () => {
        for (let n = 0; n < cycles; n += 10)
          await store.transaction("ten", async (tx) => {
            for (let each = 0; each < 10; each++) await complete(tx, await claim(tx));
          });
        return cycles;
      },
    },
  ];
}
