import { clsx } from "clsx";
import { type MouseEvent, memo, type RefObject } from "react";
import { briefAge, useNow } from "../../../ui/time.tsx";
import { useRowWindow } from "../../../ui/use-row-window.ts";
import { chunkOf, type LogLines } from "./log-lines.ts";
import { isErrorLine, shownLine } from "./log-text.ts";
import { LOG_ROW } from "./use-log-scroll.ts";

const seconds = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });

interface LogRowsProps {
  readonly label: string;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly log: LogLines;
  readonly marked: number;
  readonly isAgo: boolean;
  readonly isHit: ((line: string) => boolean) | null;
  readonly onMark: (index: number) => void;
}

/** Rows of 20 px, only those in sight. Not announced: a log may write 2,000 lines in a second. */
export function LogRows({ label, scroller, log, marked, isAgo, isHit, onMark }: LogRowsProps) {
  const { start, end } = useRowWindow(scroller, log.lines.length, LOG_ROW);
  const now = useNow();
  const onClick = ({ target }: MouseEvent) => {
    const row = target instanceof Element ? target.closest<HTMLElement>("[data-line]") : null;
    // Whoever selects text marks no line.
    if (row !== null && document.getSelection()?.isCollapsed !== false) onMark(Number(row.dataset.line) - log.origin);
  };
  const timeOf = (index: number) => {
    const at = chunkOf(log, index)?.at ?? 0;
    return isAgo ? briefAge(Math.max(0, now - at)) : seconds.format(at);
  };
  return (
    // Lines are marked by the commands of lists, too.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <div
      ref={scroller}
      data-rows
      role="log"
      aria-live="off"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
      tabIndex={0}
      onClick={onClick}
      className="min-h-0 grow overflow-auto bg-panel font-mono text-meta outline-offset-[-2px]"
    >
      <div className="relative" style={{ height: log.lines.length * LOG_ROW }}>
        <div className="absolute left-0 w-max min-w-full" style={{ top: start * LOG_ROW }}>
          {log.lines.slice(start, end).map((line, offset) => {
            const index = start + offset;
            return (
              <LogRow
                key={log.origin + index}
                id={log.origin + index}
                line={line}
                time={timeOf(index)}
                isMarked={index === marked}
                isFound={isHit?.(line) ?? false}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

interface LogRowProps {
  readonly id: number;
  readonly line: string;
  readonly time: string;
  readonly isMarked: boolean;
  readonly isFound: boolean;
}

const LogRow = memo(function LogRow({ id, line, time, isMarked, isFound }: LogRowProps) {
  return (
    <div
      data-line={id}
      className={clsx(
        "flex h-5 gap-3 px-4 leading-5 whitespace-pre",
        isMarked ? "bg-selected shadow-[inset_2px_0_var(--accent)]" : isFound && "bg-needs-tint",
      )}
    >
      <span className="w-16 shrink-0 text-muted select-none">{time}</span>
      <span className={clsx(isErrorLine(line) ? "text-failed" : "text-fg")}>{shownLine(line)}</span>
    </div>
  );
});
