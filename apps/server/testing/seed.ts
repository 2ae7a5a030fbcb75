import { parseArgs } from "node:util";
import { failureOf } from "../cli/failure.ts";
import { createRepositories, databaseLocation, openPostgres, openSqlite } from "../db/index.ts";
import { fakeClock } from "./clock.ts";
import { seedPlan } from "./seeded-plan.ts";

const usage = "Usage: npm run seed -- --tasks NUMBER --db PATH\n";

/** Fills an empty database with a realistic plan: for demos, and to look at large ones. The same arguments give the same plan. */
async function seed(): Promise<void> {
  const { tasks = "1000", db } = parseArgs({ options: { tasks: { type: "string" }, db: { type: "string" } } }).values;
  // No default for the database: a demo must not end up among somebody's real tasks.
  if (db === undefined || !/^[1-9]\d{0,6}$/.test(tasks)) throw new Error(`Name a database, and 1 to 9999999 tasks. ${usage}`);
  const clock = fakeClock();
  const store = await open(db, clock);
  try {
    const { items } = await store.reads.tasks.findAll({}, { limit: 1 });
    if (items.length > 0) throw new Error(`${db} holds tasks already. Name a database that is new or empty.`);
    const made = await seedPlan({ uow: store, clock, tasks: Number(tasks) });
    const counts = Object.entries(made).map(([what, count]) => `${count} ${what}`);
    process.stdout.write(`Seeded ${db}: ${counts.join(", ")}.\n`);
  } finally {
    await store.close();
  }
}

function open(db: string, clock: ReturnType<typeof fakeClock>) {
  const location = databaseLocation({ flag: db, env: process.env, cwd: process.cwd() });
  const common = { clock, ids: countedIds(), createRepositories, warn: (sentence: string) => void process.stderr.write(`${sentence}\n`) };
  return location.dialect === "sqlite"
    ? openSqlite({ location: location.path, ...common })
    : openPostgres({ url: location.url, ...common });
}

function countedIds() {
  let made = 0;
  const next = (length: number) => String(++made).padStart(length, "0");
  return { next: () => `seed-${next(16)}`, nextUlid: () => next(26) };
}

try {
  await seed();
} catch (error) {
  process.stderr.write(`seed: ${failureOf(error).message}\n`);
  process.exitCode = 1;
}
