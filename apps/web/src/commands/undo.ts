import { toast } from "../ui/toast.ts";

interface Undoable {
  readonly what: string;
  run(): Promise<unknown>;
}

const UNDO_MS = 10_000;
let last: (Undoable & { readonly until: number }) | undefined;

/** Says what was done, and how it is taken back: by the button of the message, or by `z` for ten seconds. */
export function done(what: string, undo?: () => Promise<unknown>): void {
  if (undo === undefined) return void toast({ title: what });
  last = { what, run: undo, until: Date.now() + UNDO_MS };
  toast({ title: what, action: { label: "Undo", run: () => void undoLast() }, forMs: UNDO_MS });
}

export async function undoLast(): Promise<void> {
  const undoable = last;
  last = undefined;
  if (undoable === undefined || Date.now() > undoable.until) return void toast({ title: "There is nothing to undo." });
  await undoable.run();
  toast({ title: `Undone: ${undoable.what}` });
}
