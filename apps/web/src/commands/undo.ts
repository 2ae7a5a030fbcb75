import { toast, toastFailure } from "../ui/toast.ts";

interface Undoable {
  readonly what: string;
  run(): Promise<unknown>;
}

const UNDO_MS = 10_000;
let last: (Undoable & { readonly until: number }) | undefined;

/** Says what was done, what there is to know beside it, and how it is taken back: by the message's button, or by `z` for ten seconds. */
export function done(what: string, undo?: () => Promise<unknown>, note?: string): void {
  const said = { title: what, ...(note !== undefined && { description: note }) };
  if (undo === undefined) return void toast(said);
  last = { what, run: undo, until: Date.now() + UNDO_MS };
  toast({ ...said, action: { label: "Undo", run: () => void undoLast() }, forMs: UNDO_MS });
}

export async function undoLast(): Promise<void> {
  const undoable = last;
  last = undefined;
  if (undoable === undefined || Date.now() > undoable.until) return void toast({ title: "There is nothing to undo." });
  try {
    await undoable.run();
    toast({ title: `Undone: ${undoable.what}` });
  } catch (error) {
    toastFailure(`Not undone: ${undoable.what}`, error);
  }
}
