import { useConnection } from "../live/connection.ts";
import { Button } from "../ui/button.tsx";
import { clockTime } from "../ui/time.tsx";

/** Above everything, and only where the person must know: the server is away, or has a newer page. */
export function Banner() {
  const { connection, updated, heardAt } = useConnection();
  if (connection === "offline")
    return (
      <div role="status" className="border-b border-line bg-needs-tint px-4 py-1 text-needs">
        The server does not answer since {clockTime(heardAt)}. What you see may be old; nothing can be changed until it is back. This page
        goes on by itself.
      </div>
    );
  if (!updated) return null;
  return (
    <div role="status" className="flex items-center gap-3 border-b border-line bg-panel px-4 py-1">
      The server has a newer page.
      <Button kind="primary" onClick={() => window.location.reload()}>
        Reload to update
      </Button>
    </div>
  );
}
