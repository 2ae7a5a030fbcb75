import { type ReactNode, useId } from "react";
import { ClientError } from "../../ui/failure.ts";

interface SectionProps {
  readonly title: string;
  readonly about?: ReactNode;
  readonly children: ReactNode;
}

export function Section({ title, about, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3">
      <div>
        <h2 id={id} className="text-title font-semibold">
          {title}
        </h2>
        {about !== undefined && <p className="max-w-prose text-muted">{about}</p>}
      </div>
      {children}
    </section>
  );
}

interface OutcomeProps {
  readonly isPending?: boolean;
  readonly error?: unknown;
  /** What the server, or this browser, has now. */
  readonly saved?: ReactNode;
}

/** What became of a change: on its way, there, or why not. Read out. */
export function Outcome({ isPending = false, error, saved }: OutcomeProps) {
  return (
    <p role="status" className="min-h-5 text-muted">
      {isPending ? "Sending…" : error != null ? <span className="text-failed">Not done: {new ClientError(error).message}</span> : saved}
    </p>
  );
}

export async function copy(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
}
