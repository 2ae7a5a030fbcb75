import { DomainError, type Lease } from "@signalbox/contracts";
import { and, asc, eq, gt, inArray, isNull, lte, sql } from "drizzle-orm";
import type { LeaseRepository } from "../leases.ts";
import { gateway } from "./gateway.ts";
import { keysetPage } from "./keyset-page.ts";
import { encodeValue, type Session } from "./session.ts";

/** seeds/003: 72 hours, no renewal. */
const leaseMs = 72 * 60 * 60 * 1000;
const wholeRepository = "*";

export function drizzleLeases(session: Session): LeaseRepository {
  const { leases: t } = session.tables;
  const rows = gateway(session, "leases", "lease");
  const statements = prepare(session);
  const value = (now: Date) => encodeValue(t.expiresAt, now);
  return {
    acquire: async ({ scope = wholeRepository, ...lease }, now) => {
      const inTheWay = (await statements.unreleased({ repositoryId: lease.repositoryId })).filter((held) => overlap(held.scope, scope));
      const held = inTheWay.find((other) => other.expiresAt > now);
      if (held) throw alreadyHeld(held, scope);
      const ended = inTheWay.length > 0 ? await release(session, inTheWay, now) : [];
      const [last] = await statements.lastToken({ repositoryId: lease.repositoryId });
      const acquired = await rows.insert({
        ...lease,
        scope,
        id: session.ids.nextUlid(),
        fencingToken: (last?.token ?? 0) + 1,
        acquiredAt: now,
        expiresAt: new Date(now.getTime() + leaseMs),
      });
      return { lease: acquired, ended };
    },
    release: async (id, fencingToken, now) => {
      const lease = await rows.getById(id);
      if (lease.fencingToken !== fencingToken) throw wrongToken(lease, fencingToken);
      return lease.releasedAt === null ? rows.update(id, { releasedAt: now }) : lease;
    },
    findById: rows.findById,
    findActive: async (repositoryId, scope, now) => (await statements.active({ repositoryId, scope, now: value(now) }))[0] ?? null,
    findActiveByRepositoryId: (repositoryId, now) => statements.ofRepository({ repositoryId, now: value(now) }),
    findActiveByHolder: (holder, now) => statements.ofHolder({ ...holder, now: value(now) }),
    // All leases last equally long, so that the order in which they end is the one in which they were acquired; and it has an index.
    findUnreleased: ({ repositoryId }, page) =>
      keysetPage<Lease>(session, t, {
        ...page,
        by: "expiresAt",
        where: [isNull(t.releasedAt), repositoryId === undefined ? undefined : eq(t.repositoryId, repositoryId)],
      }),
    countActive: async (now) => (await statements.countActive({ now: value(now) }))[0]?.count ?? 0,
    findExpired: (limit, now) => statements.expired({ now: value(now), limit }),
  };
}

/** A lease on the whole repository and one on a ref of it exclude each other. */
const overlap = (one: string, other: string) => one === other || one === wholeRepository || other === wholeRepository;

async function release(session: Session, expired: readonly Lease[], now: Date): Promise<Lease[]> {
  const { leases: t } = session.tables;
  const ids = expired.map((lease) => lease.id);
  const released = await session.run((db) => db.update(t).set({ releasedAt: now }).where(inArray(t.id, ids)).returning());
  return released.sort((a, b) => a.fencingToken - b.fencingToken);
}

function prepare(session: Session) {
  const { leases: t } = session.tables;
  const ofRepository = eq(t.repositoryId, sql.placeholder("repositoryId"));
  return {
    ...prepareActive(session),
    unreleased: session.prepared("leases.unreleased", (db) =>
      db
        .select()
        .from(t)
        .where(and(ofRepository, isNull(t.releasedAt)))
        .orderBy(asc(t.scope)),
    ),
    // Over the whole repository, because a lease on a ref can follow one on the repository: the later token must be the greater one.
    lastToken: session.prepared("leases.lastToken", (db) =>
      db
        .select({ token: sql<number | null>`max(${t.fencingToken})`.mapWith(Number) })
        .from(t)
        .where(ofRepository),
    ),
    expired: session.prepared("leases.findExpired", (db) =>
      db
        .select()
        .from(t)
        .where(and(isNull(t.releasedAt), lte(t.expiresAt, sql.placeholder("now"))))
        .orderBy(asc(t.expiresAt), asc(t.id))
        .limit(sql.placeholder("limit")),
    ),
  };
}

function prepareActive(session: Session) {
  const { leases: t } = session.tables;
  const active = and(isNull(t.releasedAt), gt(t.expiresAt, sql.placeholder("now")));
  const ofRepository = and(eq(t.repositoryId, sql.placeholder("repositoryId")), active);
  const ofHolder = and(eq(t.holderType, sql.placeholder("holderType")), eq(t.holderId, sql.placeholder("holderId")), active);
  return {
    active: session.prepared("leases.findActive", (db) =>
      db
        .select()
        .from(t)
        .where(and(eq(t.scope, sql.placeholder("scope")), ofRepository)),
    ),
    ofRepository: session.prepared("leases.findActiveByRepositoryId", (db) =>
      db.select().from(t).where(ofRepository).orderBy(asc(t.scope)),
    ),
    ofHolder: session.prepared("leases.findActiveByHolder", (db) =>
      db.select().from(t).where(ofHolder).orderBy(asc(t.acquiredAt), asc(t.id)),
    ),
    countActive: session.prepared("leases.countActive", (db) =>
      db
        .select({ count: sql`count(*)`.mapWith(Number) })
        .from(t)
        .where(active),
    ),
  };
}

function alreadyHeld({ id, repositoryId, scope, holderType, holderId, expiresAt }: Lease, wanted: string): DomainError {
  const what = scope === wanted ? `scope ${scope}` : `scope ${scope}, which overlaps ${wanted}`;
  return new DomainError(
    "CONFLICT",
    `The repository ${repositoryId} is leased (${what}) by ${holderType} ${holderId} until ${expiresAt.toISOString()}. Wait until it is released or its time is over.`,
    { details: { entity: "lease", field: "scope", id, repositoryId, scope, holderType, holderId, expiresAt: expiresAt.toISOString() } },
  );
}

const wrongToken = (lease: Lease, given: number) =>
  new DomainError(
    "REFUSED",
    `The lease ${lease.id} is not released by the token ${given} (fencingToken): it has another one. Only its holder releases it, ${lease.holderType} ${lease.holderId}.`,
    { details: { entity: "lease", field: "fencingToken", id: lease.id } },
  );
