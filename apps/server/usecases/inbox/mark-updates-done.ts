import { event } from "@signalbox/contracts";
import { userCommand } from "../access/require-user.ts";
import { readUpdatesDone, updatesDoneKey } from "./inbox-marks.ts";

export interface UpdatesDone {
  readonly through: number;
}

/** Never goes back, and never ahead of what has happened: what comes later has been seen by nobody. */
export const markUpdatesDone = userCommand(
  "inbox.markUpdatesDone",
  "mark updates as done",
  async (tx, { through }: UpdatesDone, { emit }): Promise<UpdatesDone> => {
    const before = await readUpdatesDone(tx);
    const after = Math.max(before, Math.min(through, await tx.events.readLastSequence()));
    if (after > before) emit(event("setting.changed", updatesDoneKey, { value: after }));
    return { through: after };
  },
);
