import { Link2, X } from "lucide-react";
import { CommandButton, IconButton } from "../../../ui/button.tsx";
import { fullTime } from "../../../ui/time.tsx";
import { chunkOf, type LogLines } from "./log-lines.ts";
import { plainLine } from "./log-text.ts";

interface LogLineDetailProps {
  readonly log: LogLines;
  readonly marked: number;
  readonly onClose: () => void;
}

/** The marked line as a whole: the rows cut long ones. */
export function LogLineDetail({ log, marked, onClose }: LogLineDetailProps) {
  const chunk = chunkOf(log, marked);
  if (chunk === undefined) return null;
  return (
    <section aria-label="The marked line" className="border-t border-line">
      <div className="flex items-center gap-2 px-4 py-1 text-meta text-muted">
        <span>
          {fullTime(chunk.at)} · session {chunk.session}
        </span>
        <CommandButton id="agent.copyLine" kind="quiet" className="ml-auto" icon={<Link2 size={14} aria-hidden />}>
          Copy link
        </CommandButton>
        <IconButton label="Unmark the line" command="up" onClick={onClose}>
          <X size={14} aria-hidden />
        </IconButton>
      </div>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
        tabIndex={0}
        className="max-h-32 overflow-auto px-4 pb-2 font-mono text-meta leading-5 break-words whitespace-pre-wrap"
      >
        {plainLine(log.lines[marked] ?? "")}
      </pre>
    </section>
  );
}
