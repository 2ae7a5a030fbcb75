import { clsx } from "clsx";

/** The eleven states of the design, worst first: the order in which one that is hidden shows on what hides it. */
export const statuses = [
  "needs",
  "failed",
  "review",
  "exhausted",
  "running",
  "merging",
  "blocked",
  "ready",
  "queued",
  "cancelled",
  "done",
] as const;
export type Status = (typeof statuses)[number];

export const worstOf = (given: Iterable<Status>): Status | undefined => {
  const present = new Set(given);
  return statuses.find((status) => present.has(status));
};

export const statusWords: Readonly<Record<Status, string>> = {
  needs: "Needs you",
  failed: "Failed",
  review: "In review",
  exhausted: "Exhausted",
  running: "Running",
  merging: "Merging",
  blocked: "Blocked",
  ready: "Ready",
  queued: "Waiting",
  cancelled: "Cancelled",
  done: "Done",
};

const colours: Readonly<Record<Status, string>> = {
  needs: "text-needs",
  failed: "text-failed",
  review: "text-review",
  exhausted: "text-exhausted",
  running: "text-running",
  merging: "text-merging",
  blocked: "text-blocked",
  ready: "text-ready",
  queued: "text-queued",
  cancelled: "text-cancelled",
  done: "text-done",
};

const line = { fill: "none", stroke: "currentColor", strokeWidth: 1.6, strokeLinecap: "round", strokeLinejoin: "round" } as const;
/** Drawn upon a filled shape. */
const cut = { ...line, stroke: "var(--bg)" } as const;

const shapes: Readonly<Record<Status, React.ReactNode>> = {
  needs: (
    <>
      <path d="M7 .8 13.2 7 7 13.2.8 7z" fill="currentColor" />
      <path d="M7 4v3.4M7 9.4v.4" {...cut} />
    </>
  ),
  failed: (
    <>
      <path d="M4.3.8h5.4l3.5 3.5v5.4l-3.5 3.5H4.3L.8 9.7V4.3z" fill="currentColor" />
      <path d="m5 5 4 4m0-4L5 9" {...cut} />
    </>
  ),
  review: (
    <>
      <rect x="1.5" y="1.5" width="11" height="11" rx="2.5" {...line} />
      <path d="M4.5 5h5M4.5 7.5h5M4.5 10h3" {...line} strokeWidth={1.3} />
    </>
  ),
  exhausted: (
    <>
      <rect x="1" y="3.5" width="10" height="7" rx="1.5" {...line} />
      <path d="M12.8 6v2" {...line} />
    </>
  ),
  running: (
    <>
      <circle cx="7" cy="7" r="5.4" {...line} strokeDasharray="22 12" />
      <circle cx="7" cy="7" r="2" fill="currentColor" />
    </>
  ),
  merging: <path d="M2 2.5v2A3.5 3.5 0 0 0 5.5 8H12M2 11.5v-1A2.5 2.5 0 0 1 4.5 8M9.5 5.5 12 8l-2.5 2.5" {...line} />,
  blocked: (
    <>
      <circle cx="7" cy="7" r="5.4" {...line} />
      <path d="M4.5 7h5" {...line} strokeWidth={1.8} />
    </>
  ),
  ready: (
    <>
      <circle cx="7" cy="7" r="5.4" {...line} strokeWidth={1.4} />
      <path d="M5.8 4.8v4.4L9.4 7z" fill="currentColor" />
    </>
  ),
  queued: <circle cx="7" cy="7" r="5.4" {...line} strokeWidth={1.4} strokeLinecap="butt" strokeDasharray="2.2 2.2" />,
  cancelled: (
    <>
      <circle cx="7" cy="7" r="5.4" {...line} strokeWidth={1.4} />
      <path d="M3.6 10.4 10.4 3.6" {...line} strokeWidth={1.4} />
    </>
  ),
  done: (
    <>
      <circle cx="7" cy="7" r="6.2" fill="currentColor" />
      <path d="m4.2 7.2 2 2 3.6-4" {...cut} />
    </>
  ),
};

interface StatusMarkProps {
  readonly status: Status;
  /** The word for a screen reader where none stands beside it; null where one does. */
  readonly label?: string | null;
  readonly className?: string;
}

/** The shape of a state. Never alone by its colour: every shape differs, and a word stands beside it or is read out. */
export function StatusMark({ status, label = statusWords[status], className }: StatusMarkProps) {
  const named = label === null ? { "aria-hidden": true as const } : { role: "img", "aria-label": label };
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: `named` holds the label, or hides the shape
    <svg viewBox="0 0 14 14" width={14} height={14} className={clsx("shrink-0", colours[status], className)} {...named}>
      {shapes[status]}
    </svg>
  );
}

/** Shape and word. */
export function StatusLabel({ status, word = statusWords[status] }: { readonly status: Status; readonly word?: string }) {
  return (
    <span
      className={clsx(
        "inline-flex items-center gap-1.5 whitespace-nowrap",
        colours[status],
        status === "needs" && "rounded-md bg-needs-tint px-1.5 font-medium",
      )}
    >
      <StatusMark status={status} label={null} />
      {word}
    </span>
  );
}
