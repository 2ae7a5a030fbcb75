import { Toast } from "@base-ui/react/toast";

export interface Said {
  readonly title: string;
  readonly description?: string;
  readonly action?: { readonly label: string; run(): void };
  /** Failures stay until they are read. */
  readonly failed?: boolean;
  readonly forMs?: number;
}

export const toasts = Toast.createToastManager();

/** Tells the person what became of what they did. Read out by screen readers, politely. */
export function toast({ title, description, action, failed = false, forMs = 5_000 }: Said): void {
  toasts.add({
    title,
    ...(description !== undefined && { description }),
    type: failed ? "failed" : "done",
    timeout: failed ? 0 : forMs,
    ...(action && { actionProps: { children: action.label, onClick: action.run } }),
  });
}

export function toastFailure(what: string, error: unknown): void {
  toast({ title: what, description: error instanceof Error ? error.message : String(error), failed: true });
}
