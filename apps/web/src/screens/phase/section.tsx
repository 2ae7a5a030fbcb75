import { type ReactNode, useId } from "react";

/** A part of the panel beside the tasks. */
export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="border-b border-line px-4 py-3 last:border-b-0">
      <h2 id={id} className="mb-1.5 text-meta font-semibold text-muted">
        {title}
      </h2>
      {children}
    </section>
  );
}
