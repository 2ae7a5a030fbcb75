import { ArrowDown, ArrowDownToLine, ArrowUp, Clock, OctagonX } from "lucide-react";
import { type KeyboardEvent, useRef } from "react";
import { useCommand } from "../../../commands/registry.ts";
import { CommandButton } from "../../../ui/button.tsx";
import { TextField } from "../../../ui/field.tsx";

interface LogToolbarProps {
  readonly q: string;
  readonly onFind: (text: string) => void;
  readonly find: { readonly summary: string; go(step: 1 | -1): Promise<void> };
  readonly isAgo: boolean;
  readonly isFollowing: boolean;
}

export function LogToolbar({ q, onFind, find, isAgo, isFollowing }: LogToolbarProps) {
  const field = useRef<HTMLDivElement>(null);
  useCommand("filter.focus", () => field.current?.querySelector("input")?.select());
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter") void find.go(event.shiftKey ? -1 : 1);
    if (event.key === "Escape" && event.target instanceof HTMLElement) event.target.blur();
  };
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1 border-b border-line px-4 py-1">
      <div ref={field} className="w-56 max-[901px]:w-full">
        <TextField
          label="Find in the log"
          hideLabel
          placeholder="Find in the log"
          maxLength={200}
          value={q}
          onChange={({ target }) => onFind(target.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <span role="status" className="text-meta text-muted">
        {find.summary}
      </span>
      <CommandButton id="agent.previousHit" kind="quiet" icon={<ArrowUp size={14} aria-hidden />}>
        Previous
      </CommandButton>
      <CommandButton id="agent.nextHit" kind="quiet" icon={<ArrowDown size={14} aria-hidden />}>
        Next
      </CommandButton>
      <div className="ml-auto flex flex-wrap items-center">
        <CommandButton id="agent.nextError" kind="quiet" icon={<OctagonX size={14} aria-hidden />}>
          Next error
        </CommandButton>
        <CommandButton id="agent.time" kind="quiet" icon={<Clock size={14} aria-hidden />}>
          {isAgo ? "Ago" : "Time of day"}
        </CommandButton>
        <CommandButton id="agent.follow" kind="quiet" icon={<ArrowDownToLine size={14} aria-hidden />}>
          {isFollowing ? "Following" : "Follow"}
        </CommandButton>
      </div>
    </div>
  );
}
