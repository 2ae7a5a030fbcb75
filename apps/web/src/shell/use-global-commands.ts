import { useNavigate, useRouter } from "@tanstack/react-router";
import { queryClient } from "../api/trpc.ts";
import { useCommand } from "../commands/registry.ts";
import { undoLast } from "../commands/undo.ts";
import { needsQuery } from "../screens/inbox/inbox-queries.ts";
import { isDark, setAppearance } from "../theme/theme.ts";

export type Overlay = "palette" | "shortcuts" | "task" | "initiative";

interface Deeds {
  open(overlay: Overlay): void;
  toggleRail(): void;
}

/** What can be done wherever one is. */
export function useGlobalCommands({ open, toggleRail }: Deeds): void {
  const navigate = useNavigate();
  const router = useRouter();
  useCommand("palette.open", () => open("palette"));
  useCommand("shortcuts.show", () => open("shortcuts"));
  useCommand("create.task", () => open("task"));
  useCommand("create.initiative", () => open("initiative"));
  useCommand("undo", undoLast);
  useCommand("rail.toggle", toggleRail);
  useCommand("filter.focus", () => navigate({ to: "/search" }));
  useCommand("refresh", () => queryClient.invalidateQueries());
  useCommand("up", () => router.history.back());
  useCommand("main.focus", () => document.querySelector<HTMLElement>("main h1")?.focus());
  useCommand("theme.toggle", () => setAppearance({ theme: isDark() ? "light" : "dark" }));
  useCommand("needs.next", async () => {
    const { items } = await queryClient.fetchQuery(needsQuery());
    await navigate({ to: "/inbox", search: { item: items[0]?.key } });
  });
  useGoCommands();
}

function useGoCommands(): void {
  const navigate = useNavigate();
  useCommand("go.inbox", () => navigate({ to: "/inbox" }));
  useCommand("go.agents", () => navigate({ to: "/agents" }));
  useCommand("go.activity", () => navigate({ to: "/activity" }));
  useCommand("go.proposals", () => navigate({ to: "/proposals" }));
  useCommand("go.issues", () => navigate({ to: "/issues" }));
  useCommand("go.errands", () => navigate({ to: "/errands" }));
  useCommand("go.conversations", () => navigate({ to: "/conversations" }));
  useCommand("go.accounts", () => navigate({ to: "/accounts" }));
  useCommand("go.repositories", () => navigate({ to: "/repositories" }));
  useCommand("go.settings", () => navigate({ to: "/settings/$section", params: { section: "appearance" } }));
  useCommand("go.search", () => navigate({ to: "/search" }));
  useCommand("go.welcome", () => navigate({ to: "/welcome" }));
}
