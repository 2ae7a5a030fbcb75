import { Link, type LinkProps } from "@tanstack/react-router";
import { clsx } from "clsx";
import { ArrowLeft } from "lucide-react";
import type { ReactNode } from "react";

interface ListAndDetailProps {
  readonly list: ReactNode;
  readonly detail: ReactNode;
  /** The address names a row: on a narrow screen its detail stands instead of the list. */
  readonly isChosen: boolean;
  /** To the list again, where the detail hides it. */
  readonly back: { readonly label: string; readonly link: LinkProps };
}

/** A list, and beside it what its cursor is on; on a narrow screen one of the two. */
export function ListAndDetail({ list, detail, isChosen, back }: ListAndDetailProps) {
  return (
    <div className="flex h-full min-h-0">
      <div
        className={clsx(
          "flex min-h-0 w-[44%] max-w-[520px] shrink-0 flex-col border-r border-line max-[901px]:w-full max-[901px]:max-w-none max-[901px]:border-r-0",
          isChosen && "max-[901px]:hidden",
        )}
      >
        {list}
      </div>
      <div className={clsx("min-h-0 min-w-0 grow overflow-auto", !isChosen && "max-[901px]:hidden")}>
        <Link
          {...back.link}
          className="flex min-h-9 items-center gap-1.5 border-b border-line px-4 text-muted hover:text-fg min-[901px]:hidden"
        >
          <ArrowLeft size={14} aria-hidden />
          {back.label}
        </Link>
        {detail}
      </div>
    </div>
  );
}
