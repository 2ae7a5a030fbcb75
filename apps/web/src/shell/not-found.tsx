import { Link, useLocation } from "@tanstack/react-router";
import { PageFrame } from "../ui/page-frame.tsx";

/** Offers the search for what stands in the address. */
export function NotFound() {
  const { pathname } = useLocation();
  const last = pathname.split("/").findLast((part) => part !== "") ?? "";
  return (
    <PageFrame title="Nothing is here">
      <div className="px-4 py-8 text-muted">
        <p>
          There is no page at <code className="font-mono">{pathname}</code>.
        </p>
        <p className="mt-3 flex gap-4">
          <Link to="/search" search={{ q: last }} className="font-medium text-accent underline">
            Search for “{last}”
          </Link>
          <Link to="/inbox" className="font-medium text-accent underline">
            Go to the Inbox
          </Link>
        </p>
      </div>
    </PageFrame>
  );
}
