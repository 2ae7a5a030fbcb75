import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { trpc } from "../api/trpc.ts";

/** "(3) Inbox · Signalbox": what waits is seen in the tab, too. */
export function useNeedsInTitle(): void {
  const { data } = useQuery(trpc.plans.overview.queryOptions());
  const count = data?.inbox.needsYou ?? 0;
  useEffect(() => {
    const write = () => {
      const bare = document.title.replace(/^\(\d+\) /, "");
      const wanted = count > 0 ? `(${count}) ${bare}` : bare;
      if (document.title !== wanted) document.title = wanted;
    };
    write();
    // Every screen sets its own title.
    const title = document.querySelector("title");
    const watched = new MutationObserver(write);
    if (title) watched.observe(title, { childList: true });
    return () => watched.disconnect();
  }, [count]);
}
