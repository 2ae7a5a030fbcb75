/** What an account is good for now, and where it stands among the others. Pure. */
import type { Outputs } from "../../api/trpc.ts";

export type Account = Outputs["accounts"]["list"]["items"][number];

/** The server compares in the same way: a time that has passed frees the account by itself. */
export const isExhaustedNow = (account: Pick<Account, "isExhausted" | "exhaustedUntil">, now: number): boolean =>
  account.isExhausted && (account.exhaustedUntil === null || Date.parse(account.exhaustedUntil) > now);

const MINUTE = 60_000;

/** "42 min", "3 h 5 min", "2 d 1 h": never less than a minute. */
export function remaining(ms: number): string {
  const minutes = Math.max(1, Math.floor(ms / MINUTE));
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
  if (days > 0) return hours > 0 ? `${days} d ${hours} h` : `${days} d`;
  if (hours > 0) return rest > 0 ? `${hours} h ${rest} min` : `${hours} h`;
  return `${rest} min`;
}

export interface Placed {
  readonly id: string;
  readonly sortOrder: number;
}

/** The accounts whose place changes when one goes up or down; none at an end. In the order in which they are to be saved. */
export function movedPlaces(accounts: readonly Placed[], id: string, step: -1 | 1): Placed[] {
  const from = accounts.findIndex((account) => account.id === id);
  const [moved, other] = [accounts[from], accounts[from + step]];
  if (moved === undefined || other === undefined) return [];
  const order = accounts.with(from, other).with(from + step, moved);
  return order
    .map((account, index) => ({ account, index }))
    .flatMap(({ account, index }) => (account.sortOrder === index ? [] : [{ id: account.id, sortOrder: index }]));
}

export const untilChoices = [
  { value: "1", label: "In one hour" },
  { value: "5", label: "In five hours" },
  { value: "24", label: "In one day" },
  { value: "168", label: "In one week" },
  { value: "at", label: "At a time…" },
  { value: "never", label: "When I free it" },
] as const;

/** Null: until it is freed by hand. Undefined: no such time. */
export function untilOf(choice: string, at: string, now: number): Date | null | undefined {
  if (choice === "never") return null;
  const time = choice === "at" ? Date.parse(at) : now + Number(choice) * 60 * MINUTE;
  return Number.isNaN(time) || time <= now ? undefined : new Date(time);
}

/** Agents that hold an account now. */
export function countByAccount(
  agents: readonly { readonly accountId: string | null; readonly status: string }[],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { accountId, status } of agents) {
    if (accountId === null || status === "stopped" || status === "crashed") continue;
    counts.set(accountId, (counts.get(accountId) ?? 0) + 1);
  }
  return counts;
}
