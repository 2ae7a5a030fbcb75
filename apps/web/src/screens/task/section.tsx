import { type ReactNode, useId } from "react";

interface SectionProps {
  readonly title: string;
  /** Below the title of the task: 2 on its page, 3 in the panel. */
  readonly level: 2 | 3;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

/** A part of the detail. */
export function Section({ title, level, action, children }: SectionProps) {
  const id = useId();
  const Heading = `h${level}` as const;
  return (
    <section aria-labelledby={id} className="border-b border-line px-4 py-3 last:border-b-0">
      <div className="mb-1 flex min-h-7 items-center gap-2">
        <Heading id={id} className="text-meta font-semibold text-muted">
          {title}
        </Heading>
        <div className="ml-auto flex items-center gap-1">{action}</div>
      </div>
      {children}
    </section>
  );
}
