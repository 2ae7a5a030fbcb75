import { event } from "@signalbox/contracts";
import { requireFound } from "../access/require-found.ts";
import { userCommand } from "../access/require-user.ts";
import { snoozeKey } from "./inbox-marks.ts";

/** Brings an item that was put off back at once. */
export const unsnoozeItem = userCommand(
  "inbox.unsnooze",
  "bring back what was put off",
  async (tx, { key }: { key: string }, { emit }): Promise<void> => {
    requireFound(await tx.settings.findByKey(snoozeKey(key)), "snoozed inbox item", key);
    emit(event("setting.deleted", snoozeKey(key), {}));
  },
);
