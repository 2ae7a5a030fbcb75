import { useNavigate, useRouter } from "@tanstack/react-router";
import { queryClient } from "../api/trpc.ts";
import type { CommandId } from "../commands/catalog.ts";
import { useCommand } from "../commands/registry.ts";
import { undoLast } from "../commands/undo.ts";
import { needsQuery } from "../screens/inbox/inbox-queries.ts";
import { isDark, setAppearance } from "../theme/theme.ts";

export type Overlay = "palette" | "shortcuts" | "task" | "initiative";

interface Deeds {
  open(overlay: Overlay): void;
  toggleRail(): void;
}

const everywhere = { everywhere: true } as const;
const useEverywhere = (id: CommandId, run: () => unknown): void => useCommand(id, run, everywhere);

/** What can be done wherever one is. */
export function useGlobalCommands({ open, toggleRail }: Deeds): void {
  const navigate = useNavigate();
  const router = useRouter();
  useEverywhere("palette.open", () => open("palette"));
  useEverywhere("shortcuts.show", () => open("shortcuts"));
  useEverywhere("create.task", () => open("task"));
  useEverywhere("create.initiative", () => open("initiative"));
  useEverywhere("undo", undoLast);
  useEverywhere("rail.toggle", toggleRail);
  useEverywhere("filter.focus", () => navigate({ to: "/search" }));
  useEverywhere("refresh", () => queryClient.invalidateQueries());
  useEverywhere("up", () => {
    if (router.history.canGoBack()) return router.history.back();
    // Before a link that was opened from elsewhere there is nothing of this page.
    const crumb = [...document.querySelectorAll("main [data-crumb]")].at(-1);
    // In its place: the next step up must not come back to it.
    router.history.replace(crumb?.getAttribute("href") ?? "/inbox");
  });
  useEverywhere("main.focus", () => document.querySelector<HTMLElement>("main h1")?.focus());
  useEverywhere("theme.toggle", () => setAppearance({ theme: isDark() ? "light" : "dark" }));
  useEverywhere("needs.next", async () => {
    const { items } = await queryClient.fetchQuery(needsQuery());
    await navigate({ to: "/inbox", search: { item: items[0]?.key } });
  });
  useGoCommands();
}

function useGoCommands(): void {
  const navigate = useNavigate();
  useEverywhere("go.inbox", () => navigate({ to: "/inbox" }));
  useEverywhere("go.agents", () => navigate({ to: "/agents" }));
  useEverywhere("go.activity", () => navigate({ to: "/activity" }));
  useEverywhere("go.proposals", () => navigate({ to: "/proposals" }));
  useEverywhere("go.issues", () => navigate({ to: "/issues" }));
  useEverywhere("go.errands", () => navigate({ to: "/errands" }));
  useEverywhere("go.conversations", () => navigate({ to: "/conversations" }));
  useEverywhere("go.accounts", () => navigate({ to: "/accounts" }));
  useEverywhere("go.repositories", () => navigate({ to: "/repositories" }));
  useEverywhere("go.settings", () => navigate({ to: "/settings/$section", params: { section: "appearance" } }));
  useEverywhere("go.search", () => navigate({ to: "/search" }));
  useEverywhere("go.welcome", () => navigate({ to: "/welcome" }));
}
