import { type ToastAction, toast, toastFailure } from "../ui/toast.ts";

interface Undoable {
  readonly what: string;
  run(): Promise<unknown>;
}

const UNDO_MS = 10_000;

interface Timed extends Undoable {
  readonly until: number;
  isTaken?: boolean;
  /** Takes its message away: it offers nothing any more. */
  closeMessage?(): void;
}

let last: Timed | undefined;

interface Beside {
  readonly note?: string;
  /** A second button beside Undo. */
  readonly also?: ToastAction;
}

/** Says what was done, what there is to know beside it, and how it is taken back: by the message's button, or by `z` for ten seconds. */
export function done(what: string, undo?: () => Promise<unknown>, beside: string | Beside = {}): void {
  const { note, also } = typeof beside === "string" ? { note: beside } : beside;
  const said = { title: what, ...(note !== undefined && { description: note }), ...(also && { also }) };
  if (undo === undefined) return void toast(said);
  const undoable: Timed = { what, run: undo, until: Date.now() + UNDO_MS };
  last = undoable;
  // The button of an older message takes back what that message says, whatever was done since.
  undoable.closeMessage = toast({ ...said, action: { label: "Undo", run: () => void takeBack(undoable) }, forMs: UNDO_MS });
}

export const undoLast = (): Promise<void> => takeBack(last);

async function takeBack(undoable: Timed | undefined): Promise<void> {
  if (last === undoable) last = undefined;
  if (undoable === undefined || undoable.isTaken || Date.now() > undoable.until) return void toast({ title: "There is nothing to undo." });
  undoable.isTaken = true;
  undoable.closeMessage?.();
  try {
    await undoable.run();
    toast({ title: `Undone: ${undoable.what}` });
  } catch (error) {
    toastFailure(`Not undone: ${undoable.what}`, error);
  }
}
