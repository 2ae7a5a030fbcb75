import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  parseSearchWith,
  redirect,
  stringifySearchWith,
} from "@tanstack/react-router";
import { queryClient, trpc } from "./api/trpc.ts";
import { InboxScreen } from "./screens/inbox/inbox-screen.tsx";
import { NotFound } from "./shell/not-found.tsx";
import { RouteFailure } from "./shell/route-failure.tsx";
import { Shell } from "./shell/shell.tsx";

type Raw = Record<string, unknown>;

/** A text of the address, or undefined. */
const text = (value: unknown): string | undefined => (value === undefined || value === "" ? undefined : String(value));
const oneOf = <Value extends string>(value: unknown, values: readonly Value[]): Value | undefined => values.find((each) => each === value);

/** Whatever a screen reads from its address may be left out of a link. */
const optional = <Search extends object>(search: Search): Partial<Search> => search;

export interface AnySearch {
  /** What the panel at the right shows: `task:<id>`. */
  readonly peek?: string | undefined;
}

const root = createRootRoute({
  component: Shell,
  notFoundComponent: NotFound,
  errorComponent: RouteFailure,
  validateSearch: (search: Raw): AnySearch => ({ peek: text(search.peek) }),
});

const home = createRoute({
  getParentRoute: () => root,
  path: "/",
  beforeLoad: async () => {
    const overview = await queryClient.ensureQueryData(trpc.plans.overview.queryOptions());
    throw redirect({ to: overview.initiatives.length === 0 && overview.projects.length === 0 ? "/welcome" : "/inbox", replace: true });
  },
});

export const inboxTabs = ["needs", "updates", "snoozed"] as const;
export const inboxRoute = createRoute({
  getParentRoute: () => root,
  path: "/inbox",
  validateSearch: (search: Raw) => optional({ tab: oneOf(search.tab, inboxTabs), item: text(search.item) }),
  component: InboxScreen,
});

export const welcomeRoute = createRoute({
  getParentRoute: () => root,
  path: "/welcome",
  component: lazyRouteComponent(() => import("./screens/welcome/welcome-screen.tsx"), "WelcomeScreen"),
});

export const projectRoute = createRoute({
  getParentRoute: () => root,
  path: "/p/$projectId",
  component: lazyRouteComponent(() => import("./screens/project/project-screen.tsx"), "ProjectScreen"),
});

export const initiativeViews = ["list", "graph", "board"] as const;
export const initiativeRoute = createRoute({
  getParentRoute: () => root,
  path: "/i/$initiativeId",
  validateSearch: (search: Raw) => optional({ view: oneOf(search.view, initiativeViews), q: text(search.q) }),
  component: lazyRouteComponent(() => import("./screens/initiative/initiative-screen.tsx"), "InitiativeScreen"),
});

export const pagesRoute = createRoute({
  getParentRoute: () => root,
  path: "/i/$initiativeId/pages",
  component: lazyRouteComponent(() => import("./screens/pages/pages-screen.tsx"), "PagesScreen"),
});

export const pageRoute = createRoute({
  getParentRoute: () => root,
  path: "/i/$initiativeId/pages/$pageId",
  component: lazyRouteComponent(() => import("./screens/pages/page-screen.tsx"), "PageScreen"),
});

export const phaseViews = ["tasks", "waves", "graph"] as const;
export const phaseRoute = createRoute({
  getParentRoute: () => root,
  path: "/ph/$phaseId",
  validateSearch: (search: Raw) => optional({ view: oneOf(search.view, phaseViews), q: text(search.q) }),
  component: lazyRouteComponent(() => import("./screens/phase/phase-screen.tsx"), "PhaseScreen"),
});

export const taskRoute = createRoute({
  getParentRoute: () => root,
  path: "/t/$taskId",
  component: lazyRouteComponent(() => import("./screens/task/task-screen.tsx"), "TaskScreen"),
});

export const proposalTabs = ["proposals", "changes"] as const;
export const proposalsRoute = createRoute({
  getParentRoute: () => root,
  path: "/proposals",
  validateSearch: (search: Raw) =>
    optional({ tab: oneOf(search.tab, proposalTabs), item: text(search.item), initiative: text(search.initiative) }),
  component: lazyRouteComponent(() => import("./screens/proposals/proposals-screen.tsx"), "ProposalsScreen"),
});

export const chatRoute = createRoute({
  getParentRoute: () => root,
  path: "/chat/$sessionId",
  validateSearch: (search: Raw) => optional({ message: text(search.message) }),
  component: lazyRouteComponent(() => import("./screens/chat/chat-screen.tsx"), "ChatScreen"),
});

export const conversationTabs = ["questions", "threads", "chats"] as const;
export const conversationsRoute = createRoute({
  getParentRoute: () => root,
  path: "/conversations",
  validateSearch: (search: Raw) =>
    optional({
      tab: oneOf(search.tab, conversationTabs),
      item: text(search.item),
      initiative: text(search.initiative),
      project: text(search.project),
    }),
  component: lazyRouteComponent(() => import("./screens/chat/conversations-screen.tsx"), "ConversationsScreen"),
});

export const activityTabs = ["events", "audit"] as const;
export const auditOutcomes = ["done", "refused", "failed"] as const;
export const activityRoute = createRoute({
  getParentRoute: () => root,
  path: "/activity",
  validateSearch: (search: Raw) =>
    optional({
      tab: oneOf(search.tab, activityTabs),
      type: text(search.type),
      actor: text(search.actor),
      entity: text(search.entity),
      from: text(search.from),
      to: text(search.to),
      // Older links have the number in quotes.
      seq: text(search.seq)?.replaceAll('"', ""),
      outcome: oneOf(search.outcome, auditOutcomes),
    }),
  component: lazyRouteComponent(() => import("./screens/activity/activity-screen.tsx"), "ActivityScreen"),
});

export const issueSources = ["github", "sentry", "ticket"] as const;
export const issuesRoute = createRoute({
  getParentRoute: () => root,
  path: "/issues",
  validateSearch: (search: Raw) =>
    optional({ source: oneOf(search.source, issueSources), status: text(search.status), item: text(search.item) }),
  component: lazyRouteComponent(() => import("./screens/issues/issues-screen.tsx"), "IssuesScreen"),
});

export const errandsRoute = createRoute({
  getParentRoute: () => root,
  path: "/errands",
  validateSearch: (search: Raw) => optional({ item: text(search.item) }),
  component: lazyRouteComponent(() => import("./screens/errands/errands-screen.tsx"), "ErrandsScreen"),
});

export const accountsRoute = createRoute({
  getParentRoute: () => root,
  path: "/accounts",
  component: lazyRouteComponent(() => import("./screens/accounts/accounts-screen.tsx"), "AccountsScreen"),
});

export const repositoriesRoute = createRoute({
  getParentRoute: () => root,
  path: "/repositories",
  validateSearch: (search: Raw) => optional({ item: text(search.item) }),
  component: lazyRouteComponent(() => import("./screens/repositories/repositories-screen.tsx"), "RepositoriesScreen"),
});

export const agentsRoute = createRoute({
  getParentRoute: () => root,
  path: "/agents",
  validateSearch: (search: Raw) => optional({ state: text(search.state) }),
  component: lazyRouteComponent(() => import("./screens/agents/agents-screen.tsx"), "AgentsScreen"),
});

export const agentTabs = ["log", "details"] as const;
export const agentRoute = createRoute({
  getParentRoute: () => root,
  path: "/agents/$agentId",
  validateSearch: (search: Raw) => optional({ tab: oneOf(search.tab, agentTabs), q: text(search.q), line: text(search.line) }),
  component: lazyRouteComponent(() => import("./screens/agents/agent-screen.tsx"), "AgentScreen"),
});

export const settingsSections = ["appearance", "keyboard", "keys", "data", "diagnostics"] as const;
export const settingsRoute = createRoute({
  getParentRoute: () => root,
  path: "/settings/$section",
  component: lazyRouteComponent(() => import("./screens/settings/settings-screen.tsx"), "SettingsScreen"),
});

export const searchRoute = createRoute({
  getParentRoute: () => root,
  path: "/search",
  validateSearch: (search: Raw) => optional({ q: text(search.q) }),
  component: lazyRouteComponent(() => import("./screens/search/search-screen.tsx"), "SearchScreen"),
});

const routeTree = root.addChildren([
  home,
  inboxRoute,
  welcomeRoute,
  projectRoute,
  initiativeRoute,
  pagesRoute,
  pageRoute,
  phaseRoute,
  taskRoute,
  proposalsRoute,
  chatRoute,
  conversationsRoute,
  activityRoute,
  issuesRoute,
  errandsRoute,
  accountsRoute,
  repositoriesRoute,
  agentsRoute,
  agentRoute,
  settingsRoute,
  searchRoute,
]);

export const router = createRouter({
  routeTree,
  defaultPreload: "intent",
  scrollRestoration: true,
  // Every value of an address is a text: what looks like JSON (a number, a word in quotes) stays as it was written.
  parseSearch: parseSearchWith(String),
  stringifySearch: stringifySearchWith(String),
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
