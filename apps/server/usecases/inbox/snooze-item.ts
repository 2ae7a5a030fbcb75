import { DomainError, event } from "@signalbox/contracts";
import { requireFound } from "../access/require-found.ts";
import { userCommand } from "../access/require-user.ts";
import { collectInbox, inboxKey } from "./collect-inbox.ts";
import { readSnoozes, snoozeKey } from "./inbox-marks.ts";

export interface SnoozeItem {
  readonly key: string;
  readonly until: Date;
}

/** Takes an item out of the inbox until then. It stays what it is, and comes back by itself. */
export const snoozeItem = userCommand(
  "inbox.snooze",
  "put off what waits for a person",
  async (tx, { key, until }: SnoozeItem, { app, emit }): Promise<void> => {
    const now = app.clock.now();
    if (until <= now)
      throw new DomainError("INVALID", `${until.toISOString()} is over (until). Name a time that is still to come.`, {
        details: { entity: "inbox item", field: "until", key },
      });
    requireFound((await collectInbox(tx, app)).find((item) => inboxKey(item) === key) ?? null, "inbox item", key);
    emit(event("setting.changed", snoozeKey(key), { value: until.toISOString() }));
    // Nobody takes back a mark that has run out, and they would pile up.
    for (const [other, end] of await readSnoozes(tx)) if (other !== key && end <= now) emit(event("setting.deleted", snoozeKey(other), {}));
  },
);
