import { Link, type LinkProps } from "@tanstack/react-router";
import { clsx } from "clsx";
import { ArrowLeft } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { isNarrow } from "./use-narrow.ts";

interface ListAndDetailProps {
  readonly list: ReactNode;
  readonly detail: ReactNode;
  /** The address names a row: on a narrow screen its detail stands instead of the list. */
  readonly isChosen: boolean;
  /** To the list again, where the detail hides it and has no way back of its own. */
  readonly back?: { readonly label: string; readonly link: LinkProps };
  /** Rows that stand well in less room leave it to the detail. */
  readonly hasShortRows?: boolean;
}

/** A list, and beside it what its cursor is on; on a narrow screen one of the two. */
export function ListAndDetail({ list, detail, isChosen, back, hasShortRows = false }: ListAndDetailProps) {
  return (
    <div ref={useFocusAlong(isChosen)} className="flex h-full min-h-0">
      <div
        className={clsx(
          "flex min-h-0 shrink-0 flex-col border-r border-line max-[901px]:w-full max-[901px]:max-w-none max-[901px]:border-r-0",
          hasShortRows ? "w-[38%] max-w-[420px]" : "w-[44%] max-w-[520px]",
          isChosen && "max-[901px]:hidden",
        )}
      >
        {list}
      </div>
      <div className={clsx("min-h-0 min-w-0 grow overflow-auto", !isChosen && "max-[901px]:hidden")}>
        {back && (
          <Link
            {...back.link}
            className="flex min-h-9 items-center gap-1.5 border-b border-line px-4 text-muted hover:text-fg min-[901px]:hidden"
          >
            <ArrowLeft size={14} aria-hidden />
            {back.label}
          </Link>
        )}
        {detail}
      </div>
    </div>
  );
}

/** Where one takes the place of the other, the focus goes along. */
function useFocusAlong(isChosen: boolean) {
  const whole = useRef<HTMLDivElement>(null);
  const wasChosen = useRef(isChosen);
  useEffect(() => {
    const turned = wasChosen.current !== isChosen;
    wasChosen.current = isChosen;
    if (turned && isNarrow()) whole.current?.querySelector<HTMLElement>(isChosen ? "h2" : "[data-rows]")?.focus();
  }, [isChosen]);
  return whole;
}
