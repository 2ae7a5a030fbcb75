import type { ReactNode } from "react";
import { Age } from "../../ui/time.tsx";

interface TwoLineRowProps {
  readonly mark?: ReactNode;
  readonly title: string;
  readonly since: string;
  readonly meta: ReactNode;
}

export const TWO_LINES = 52;

/** A row of 52 px: what it is, how old, and whose. */
export function TwoLineRow({ mark, title, since, meta }: TwoLineRowProps) {
  return (
    <div className="flex h-full flex-col justify-center gap-0.5 px-4">
      <div className="flex items-center gap-2">
        {mark}
        <span className="min-w-0 grow truncate font-medium">{title}</span>
        <Age since={since} className="text-meta text-muted" />
      </div>
      <div className="flex items-center gap-2 truncate text-meta text-muted">{meta}</div>
    </div>
  );
}
