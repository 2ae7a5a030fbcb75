/** A lease in words. Pure. */
import type { Outputs } from "../../api/trpc.ts";

export type Lease = Outputs["leases"]["list"]["items"][number];

export const scopeWords = (scope: string): string => (scope === "*" ? "The whole repository" : scope);

const steps = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
] as const;

/** "3 hours"; less than a minute is one minute. */
export function spanWords(ms: number): string {
  for (const [unit, size] of steps) {
    const count = Math.floor(ms / size);
    if (count > 0) return `${count} ${unit}${count === 1 ? "" : "s"}`;
  }
  return "1 minute";
}

export interface Expiry {
  readonly isExpired: boolean;
  readonly words: string;
}

export function expiryOf({ expiresAt }: Pick<Lease, "expiresAt">, now: number): Expiry {
  const left = new Date(expiresAt).getTime() - now;
  return left > 0 ? { isExpired: false, words: `in ${spanWords(left)}` } : { isExpired: true, words: `${spanWords(-left)} ago` };
}

/** "1 lease, 1 expired", or nothing where there is none. */
export function leaseTally(leases: readonly Pick<Lease, "expiresAt">[], now: number): string {
  if (leases.length === 0) return "";
  const expired = leases.filter((lease) => expiryOf(lease, now).isExpired).length;
  return `${leases.length} ${leases.length === 1 ? "lease" : "leases"}${expired > 0 ? `, ${expired} expired` : ""}`;
}
