import type { Errand, NewErrand } from "@signalbox/contracts";
import { command } from "../command.ts";

/** The caller names it: its branch and worktree carry the same id before the row exists. */
export const createErrand = command("errand.create", (tx, errand: NewErrand): Promise<Errand> => tx.errands.create(errand));
