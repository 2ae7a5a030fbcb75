import type { Metadata } from "@signalbox/contracts";
import type { ReadRepositories, Repositories } from "../../db/repositories/unit-of-work.ts";
import type { App } from "../../ports/app.ts";

/**
 * The time by which leases begin and end (docs/decisions/0010-lease-time.md). A wrong date of the machine must not free what someone still
 * holds, so this time never goes back; while the process runs it follows a clock that does not jump; and what the date says has passed
 * since another process kept it counts for a day at most.
 */

const key = "clock:high-water";
const plausibleGapMs = 24 * 60 * 60 * 1000;

/** What stood when a process last looked: the time of leases, and the date of its machine. */
interface Reading {
  readonly lease: number;
  readonly wall: number;
}

interface Anchor {
  readonly lease: number;
  readonly steady: number;
}

/** Where the time of leases stood when this process first asked for it, for each database it has open. */
const anchors = new WeakMap<App["store"], Anchor>();

type Timed = Pick<App, "store" | "clock">;

export async function leaseTime({ metadata }: Pick<ReadRepositories, "metadata">, { store, clock }: Timed): Promise<Date> {
  const kept = readingOf(await metadata.findByKey(key));
  const steady = clock.steady();
  const anchor = anchors.get(store);
  const own = anchor === undefined ? continued(kept, clock.now().getTime()) : anchor.lease + Math.floor(steady - anchor.steady);
  // Another server on the same database may be ahead.
  const now = Math.max(own, kept?.lease ?? own);
  if (anchor === undefined || now > own) anchors.set(store, { lease: now, steady });
  return new Date(now);
}

/** As `leaseTime`, and keeps it for the processes to come. */
export async function keepLeaseTime(tx: Pick<Repositories, "leases" | "metadata">, { store, clock }: Timed): Promise<Date> {
  const wall = clock.now();
  const counted = await leaseTime(tx, { store, clock });
  // Where nobody holds anything that could be freed too early, what was left uncounted is made up for.
  const now = counted < wall && (await tx.leases.countActive(counted)) === 0 ? wall : counted;
  const reading: Reading = { lease: now.getTime(), wall: wall.getTime() };
  await tx.metadata.set(key, JSON.stringify(reading));
  return now;
}

function continued(kept: Reading | null, wall: number): number {
  if (kept === null) return wall;
  return kept.lease + Math.min(Math.max(wall - kept.wall, 0), plausibleGapMs);
}

function readingOf(row: Metadata | null): Reading | null {
  return row === null ? null : (JSON.parse(row.value) as Reading);
}
