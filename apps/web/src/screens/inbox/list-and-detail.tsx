import { clsx } from "clsx";
import { type ReactNode, useEffect, useRef } from "react";

interface ListAndDetailProps {
  readonly list: ReactNode;
  readonly detail: ReactNode;
  /** On a narrow screen there is room for one of them. */
  readonly isDetailOpen: boolean;
}

export function ListAndDetail({ list, detail, isDetailOpen }: ListAndDetailProps) {
  const whole = useRef<HTMLDivElement>(null);
  const wasOpen = useRef(isDetailOpen);
  useEffect(() => {
    const turned = wasOpen.current !== isDetailOpen;
    wasOpen.current = isDetailOpen;
    // Where one takes the place of the other, the focus goes along.
    if (turned && isNarrow()) whole.current?.querySelector<HTMLElement>(isDetailOpen ? "h2" : "[data-rows]")?.focus();
  }, [isDetailOpen]);
  return (
    <div ref={whole} className="flex h-full min-h-0">
      <div
        className={clsx(
          "flex min-h-0 w-full shrink-0 flex-col border-line min-[901px]:w-[38%] min-[901px]:max-w-[420px] min-[901px]:border-r",
          isDetailOpen && "max-[900px]:hidden",
        )}
      >
        {list}
      </div>
      <div className={clsx("min-h-0 min-w-0 grow overflow-auto", !isDetailOpen && "max-[900px]:hidden")}>{detail}</div>
    </div>
  );
}

/** Where list and detail take turns. Asked at the time of a deed only. */
export const isNarrow = (): boolean => window.innerWidth <= 900;
