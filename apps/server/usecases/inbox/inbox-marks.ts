import type { ReadRepositories } from "../../db/repositories/unit-of-work.ts";

/** What people have marked in the inbox stands in settings, whose events tell every open page of it. */

const snoozes = "inbox.snooze.";
export const updatesDoneKey = "inbox.updates-done";
export const snoozeKey = (item: string): string => `${snoozes}${item}`;

type Settings = Pick<ReadRepositories, "settings">;

/** Until when each item was put off, by its key; also what is over. */
export async function readSnoozes({ settings }: Settings): Promise<Map<string, Date>> {
  const marked = (await settings.findAll()).filter(({ key }) => key.startsWith(snoozes));
  return new Map(marked.map(({ key, value }) => [key.slice(snoozes.length), dateOf(value)]));
}

/** The sequence up to which updates are done. */
export async function readUpdatesDone({ settings }: Settings): Promise<number> {
  const value = (await settings.findByKey(updatesDoneKey))?.value;
  return typeof value === "number" ? value : 0;
}

/** Anyone who may change settings may have written there what is no date: that is long over. */
function dateOf(value: unknown): Date {
  const date = new Date(typeof value === "string" ? value : 0);
  return Number.isNaN(date.getTime()) ? new Date(0) : date;
}
