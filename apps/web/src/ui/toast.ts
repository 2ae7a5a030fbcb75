import { Toast } from "@base-ui/react/toast";

export interface ToastAction {
  readonly label: string;
  run(): void;
}

export interface Said {
  readonly title: string;
  readonly description?: string;
  readonly action?: ToastAction;
  /** A second thing to do: look at what was made. */
  readonly also?: ToastAction;
  /** Failures stay until they are read. */
  readonly failed?: boolean;
  readonly forMs?: number;
}

export const toasts = Toast.createToastManager<{ readonly also?: ToastAction }>();

// Messages are drawn by a part of the page that is loaded after the rest, and drawn nowhere before.
let isDrawn = false;
const early: Said[] = [];

/** Tells the person what became of what they did. Read out by screen readers, politely. Answers how to take the message away. */
export function toast(said: Said): () => void {
  if (isDrawn) {
    const id = add(said);
    return () => toasts.close(id);
  }
  early.push(said);
  return () => {};
}

/** From now on messages are drawn; answers how to say that they are no longer. */
export function drawToasts(): () => void {
  isDrawn = true;
  for (const said of early.splice(0)) add(said);
  return () => {
    isDrawn = false;
  };
}

function add({ title, description, action, also, failed = false, forMs = 5_000 }: Said): string {
  return toasts.add({
    title,
    ...(description !== undefined && { description }),
    type: failed ? "failed" : "done",
    timeout: failed ? 0 : forMs,
    ...(also && { data: { also } }),
    ...(action && { actionProps: { children: action.label, onClick: action.run } }),
  });
}

export function toastFailure(what: string, error: unknown): void {
  toast({ title: what, description: error instanceof Error ? error.message : String(error), failed: true });
}
