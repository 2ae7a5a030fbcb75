import { StatusMark } from "../../ui/status.tsx";
import { Age } from "../../ui/time.tsx";
import { blocksWords, goneWords, type InboxItem, kindStatuses, kindWords, remedyOf, rowTitleOf } from "./inbox-item.ts";
import type { Progress } from "./use-acts.ts";

interface InboxRowProps {
  readonly item: InboxItem;
  /** Who and where. */
  readonly about: readonly string[];
  readonly gone: boolean;
  readonly progress: Progress | undefined;
}

export function InboxRow({ item, about, gone, progress }: InboxRowProps) {
  return (
    <div className="flex h-full items-start gap-2.5 px-4 pt-1.5">
      <StatusMark status={gone ? "done" : kindStatuses[item.kind]} label={kindWords[item.kind]} className="mt-[3px]" />
      <div className="min-w-0 grow">
        <div className="flex gap-3">
          <span className="grow truncate font-medium" title={rowTitleOf(item)}>
            {rowTitleOf(item)}
          </span>
          <Age since={item.since} className="shrink-0 text-meta/[20px] text-muted" />
        </div>
        <div className="flex gap-1 text-meta text-muted">
          {gone && <span className="truncate">{goneWords(item)}</span>}
          {!gone && progress?.state === "failed" && <span className="shrink-0 font-medium text-failed">Not sent: retry ·</span>}
          {!gone && progress?.state === "sending" && <span className="shrink-0">Sending… ·</span>}
          {!gone && <span className="truncate">{about.join(" · ") || remedyOf(item)}</span>}
          {!gone && item.blocks > 0 && <span className="shrink-0">· {blocksWords(item.blocks)}</span>}
        </div>
      </div>
    </div>
  );
}
