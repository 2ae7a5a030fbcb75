import type { Paged, PageRequest } from "../../db/repositories/paging.ts";
import type { ReadRepositories } from "../../db/repositories/unit-of-work.ts";

/** A row that is not finished and has no owner, no queued work and no deadline; or that says what cannot be. */
export interface Violation {
  /** Which rule is broken. */
  readonly rule: string;
  readonly entity: string;
  readonly id: string;
  readonly message: string;
  /** What to do about it. */
  readonly remedy: string;
}

/** One rule over everything that is stored, one page of it in memory at a time. */
export type Rule = (reads: ReadRepositories, now: { readonly now: Date; readonly leaseTime: Date }) => AsyncGenerator<Violation>;

/** The rows of a paged list. */
export async function* everyRow<Row>(read: (page: PageRequest) => Promise<Paged<Row>>): AsyncGenerator<Row> {
  for (let after: string | undefined; ; ) {
    const { items, next } = await read({ limit: 200, after });
    yield* items;
    if (next === null) return;
    after = next;
  }
}

/** Whether it still does something, or can: of an agent that has ended nothing is to be expected. */
export async function isGone({ agents }: Pick<ReadRepositories, "agents">, id: string | null): Promise<boolean> {
  const agent = id === null ? null : await agents.findById(id);
  return agent === null || agent.status === "stopped" || agent.status === "crashed" || agent.userDismissedAt !== null;
}
