import { useQuery } from "@tanstack/react-query";
import { trpc } from "../api/trpc.ts";
import { useBegunSequence } from "../commands/listen.ts";
import { runCommand } from "../commands/registry.ts";
import { useConnection } from "../live/connection.ts";
import { CommandKeys } from "../ui/kbd.tsx";
import { type Status, StatusMark } from "../ui/status.tsx";
import { clockTime } from "../ui/time.tsx";

const shapes: Readonly<Record<ReturnType<typeof useConnection>["connection"], Status>> = {
  connecting: "queued",
  live: "done",
  reconnecting: "queued",
  offline: "failed",
};
const words = { connecting: "Connecting", live: "Live", reconnecting: "Reconnecting", offline: "Offline" } as const;

function ConnectionMark() {
  const { connection, heardAt } = useConnection();
  return (
    <span className="flex items-center gap-1.5">
      <StatusMark status={shapes[connection]} label={null} className="size-2.5" />
      {words[connection]}
      {connection === "offline" && <span>· as of {clockTime(heardAt)}</span>}
    </span>
  );
}

export function StatusBar() {
  const { data } = useQuery(trpc.plans.overview.queryOptions());
  const begun = useBegunSequence();
  return (
    <footer className="flex min-h-7 shrink-0 items-center gap-4 overflow-hidden border-t border-line bg-panel px-3 text-meta whitespace-nowrap text-muted">
      <ConnectionMark />
      {data && (
        <>
          <span>
            {data.agents.running} running · {data.inbox.needsYou} need you · {data.tasks.ready} ready
          </span>
          {data.accounts.total > 0 && (
            <span className="max-[901px]:hidden">
              accounts {data.accounts.available}/{data.accounts.total} available
            </span>
          )}
        </>
      )}
      {begun !== "" && <span className="font-medium text-fg">{begun.toUpperCase()} …</span>}
      <span className="ml-auto flex items-center gap-3 max-[901px]:hidden">
        <button
          type="button"
          className="flex min-h-6 items-center gap-1.5 rounded hover:text-fg"
          onClick={() => runCommand("palette.open")}
        >
          <CommandKeys id="palette.open" /> commands
        </button>
        <button
          type="button"
          className="flex min-h-6 items-center gap-1.5 rounded hover:text-fg"
          onClick={() => runCommand("shortcuts.show")}
        >
          <CommandKeys id="shortcuts.show" /> shortcuts
        </button>
      </span>
    </footer>
  );
}
