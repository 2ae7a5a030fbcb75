import { DomainError, type Effect } from "@signalbox/contracts";
import { and, asc, eq, inArray, lte, type SQL, sql } from "drizzle-orm";
import type { EffectRepository } from "../effects.ts";
import { completeRow } from "./complete-row.ts";
import { gateway } from "./gateway.ts";
import { encode, encodeValue, placeholders, type Session } from "./session.ts";

const leaseRanOut = "The lease of the last attempt ran out: its worker stopped or took too long.";

export function drizzleEffects(session: Session): EffectRepository {
  const { effects: t } = session.tables;
  const rows = gateway(session, "effects", "effect");
  const statements = prepare(session);
  return {
    enqueue: async (effect) => {
      const given = { ...effect, id: session.ids.nextUlid(), runAt: effect.runAt ?? session.clock.now() };
      const [queued] = await statements.enqueue(encode(t, completeRow(session, t, given)));
      return (queued ?? (await statements.byKey({ idempotencyKey: effect.idempotencyKey }))[0]) as Effect;
    },
    findById: rows.findById,
    findByStatus: (status, limit) => statements.byStatus({ status, limit }),
    readNextDue: async () => {
      const [[queued], [leased]] = [await statements.firstQueued(), await statements.firstLeased()];
      const due = [queued?.at, leased?.at].filter((at) => at instanceof Date).map((at) => at.getTime());
      return due.length === 0 ? null : new Date(Math.min(...due));
    },
    requeue: async (id) => {
      const [effect] = await statements.requeue({ id, now: encodeValue(t.updatedAt, session.clock.now()) });
      if (effect) return effect;
      throw notDead(await rows.getById(id));
    },
    ...leasing(session, statements),
  };
}

function leasing(session: Session, statements: Statements): Pick<EffectRepository, "claimDue" | "complete" | "retry" | "bury"> {
  const { effects: t } = session.tables;
  const rows = gateway(session, "effects", "effect");
  const now = () => encodeValue(t.updatedAt, session.clock.now());
  const ended = async (id: string, worker: string, changed: readonly Effect[]) => {
    const [effect] = changed;
    if (effect) return effect;
    throw notLeased(await rows.getById(id), worker);
  };
  return {
    claimDue: async (worker, { limit, leaseMs }) => {
      // An effect that takes its worker down each time must end too.
      await statements.buryRunOut({ now: now(), error: leaseRanOut });
      const until = encodeValue(t.leasedUntil, new Date(session.clock.now().getTime() + leaseMs));
      const claimed = await statements.claim({ worker, until, now: now(), limit });
      return claimed.sort((a, b) => a.runAt.getTime() - b.runAt.getTime() || (a.id < b.id ? -1 : 1));
    },
    complete: async (id, worker) => ended(id, worker, await statements.complete({ id, worker, now: now() })),
    retry: async (id, worker, { error, runAt }) =>
      ended(id, worker, await statements.retry({ id, worker, error, runAt: encodeValue(t.runAt, runAt), now: now() })),
    bury: async (id, worker, error) => ended(id, worker, await statements.bury({ id, worker, error, now: now() })),
  };
}

function notLeased({ id, status, leasedBy }: Effect, worker: string): DomainError {
  const holder = leasedBy === null ? "" : ` by ${leasedBy}`;
  return new DomainError(
    "CONFLICT",
    `The effect ${id} is no longer leased by ${worker} (leasedBy): it is ${status}${holder}. Leave it to whoever has it now.`,
    { details: { entity: "effect", field: "leasedBy", id, status } },
  );
}

function notDead({ id, status }: Effect): DomainError {
  return new DomainError("CONFLICT", `The effect ${id} is ${status} (status). Only what is dead is queued again.`, {
    details: { entity: "effect", field: "status", id, status },
  });
}

type Statements = ReturnType<typeof prepare>;

const prepare = (session: Session) => ({ ...queueStatements(session), ...leaseStatements(session), ...wakingStatements(session) });

const at = (name: string) => sql`${sql.placeholder(name)}`;
const unleased = { leasedBy: sql`null`, leasedUntil: sql`null`, updatedAt: at("now") };

function queueStatements(session: Session) {
  const { effects: t } = session.tables;
  return {
    enqueue: session.prepared("effects.enqueue", (db) =>
      db.insert(t).values(placeholders(t)).onConflictDoNothing({ target: t.idempotencyKey }).returning(),
    ),
    byKey: session.prepared("effects.findByIdempotencyKey", (db) =>
      db
        .select()
        .from(t)
        .where(eq(t.idempotencyKey, sql.placeholder("idempotencyKey"))),
    ),
    byStatus: session.prepared("effects.findByStatus", (db) =>
      db
        .select()
        .from(t)
        .where(eq(t.status, sql.placeholder("status")))
        .orderBy(asc(t.id))
        .limit(sql.placeholder("limit")),
    ),
    buryRunOut: session.prepared("effects.buryRunOut", (db) =>
      db
        .update(t)
        .set({ ...unleased, status: sql`'dead'`, lastError: at("error") })
        .where(and(eq(t.status, sql`'leased'`), lte(t.leasedUntil, sql.placeholder("now")), sql`${t.attempts} >= ${t.maxAttempts}`))
        .returning({ id: t.id }),
    ),
    claim: session.prepared("effects.claimDue", (db) =>
      db
        .update(t)
        .set({
          ...{ status: sql`'leased'`, leasedBy: at("worker"), leasedUntil: at("until"), updatedAt: at("now") },
          attempts: sql`${t.attempts} + 1`,
        })
        .where(inArray(t.id, dueIds(session)))
        .returning(),
    ),
  };
}

/** The first of each partial index: asked often, by workers with nothing to do. And how what is dead gets back into the first. */
function wakingStatements(session: Session) {
  const { effects: t } = session.tables;
  const first = (name: string, status: SQL, due: typeof t.runAt | typeof t.leasedUntil) =>
    session.prepared(`effects.${name}`, (db) =>
      db.select({ at: due }).from(t).where(eq(t.status, status)).orderBy(asc(due), asc(t.id)).limit(1),
    );
  return {
    firstQueued: first("firstQueued", sql`'queued'`, t.runAt),
    firstLeased: first("firstLeased", sql`'leased'`, t.leasedUntil),
    requeue: session.prepared("effects.requeue", (db) =>
      db
        .update(t)
        .set({ status: sql`'queued'`, attempts: sql`0`, runAt: at("now"), updatedAt: at("now") })
        .where(and(eq(t.id, sql.placeholder("id")), eq(t.status, sql`'dead'`)))
        .returning(),
    ),
  };
}

/** How a lease ends. Each is a compare and set, so that a worker whose lease another one has taken changes nothing. */
function leaseStatements(session: Session) {
  const { effects: t } = session.tables;
  const end = (name: string, changes: Record<string, SQL>) =>
    session.prepared(`effects.${name}`, (db) =>
      db
        .update(t)
        .set({ ...unleased, ...changes })
        .where(and(eq(t.id, sql.placeholder("id")), eq(t.status, sql`'leased'`), eq(t.leasedBy, sql.placeholder("worker"))))
        .returning(),
    );
  return {
    complete: end("complete", { status: sql`'done'` }),
    retry: end("retry", {
      status: sql`case when ${t.attempts} >= ${t.maxAttempts} then 'dead' else 'queued' end`,
      lastError: at("error"),
      runAt: at("runAt"),
    }),
    bury: end("bury", { status: sql`'dead'`, lastError: at("error") }),
  };
}

/** The first of both partial indexes, merged. The statuses stand in the text, because only then are those indexes used. */
function dueIds(session: Session): SQL {
  const { effects: t } = session.tables;
  const [now, limit] = [sql.placeholder("now"), sql.placeholder("limit")];
  const first = (status: SQL, due: SQL) =>
    sql`select id, due from (select ${t.id} as id, ${due} as due from ${t} where ${t.status} = ${status} and ${due} <= ${now} order by ${due}, ${t.id} limit ${limit}) as first`;
  const queued = first(sql`'queued'`, sql`${t.runAt}`);
  const leased = first(sql`'leased'`, sql`${t.leasedUntil}`);
  return sql`(select id from (${queued} union all ${leased}) as due_effects order by due, id limit ${limit})`;
}
