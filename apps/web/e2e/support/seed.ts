import type { TestServer } from "./server.ts";

/** What every route needs to have something to show, beside the sample project: one address for each screen. */
export interface SeededRoutes {
  readonly [name: string]: string;
}

interface WithId {
  readonly id: string;
}

interface PageOf<Item> {
  readonly items: readonly Item[];
}

const seeded = new WeakMap<TestServer, Promise<SeededRoutes>>();

/**
 * Adds what the sample has none of (accounts, keys, repositories, leases, errands, chat), once for each server, and answers the address
 * of every screen.
 */
export function seedRoutes(server: TestServer): Promise<SeededRoutes> {
  const known = seeded.get(server) ?? seed(server);
  seeded.set(server, known);
  return known;
}

async function seed(server: TestServer): Promise<SeededRoutes> {
  const sample = await server.query<{ projectId: string; initiativeId: string }>("sample.find");
  const { initiativeId, projectId } = sample;
  const outline = await server.query<{ phases: WithId[]; tasks: (WithId & { name: string })[]; pages: WithId[] }>("plans.outline", {
    initiativeId,
  });
  const agents = await server.query<PageOf<WithId>>("agents.list");
  const phase = outline.phases[1] as WithId;
  const task = outline.tasks.find(({ name }) => name === "List the week below the curve") as WithId;
  const page = outline.pages[0] as WithId;
  const agent = agents.items[0] as WithId;
  await seedAdministration(server, projectId);
  const session = await server.mutate<WithId>("chatSessions.open", { targetType: "phase", targetId: phase.id });
  await server.mutate("chatSessions.addMessage", { chatSessionId: session.id, role: "user", content: "Could this phase be **smaller**?" });
  return {
    inbox: "/inbox",
    updates: "/inbox?tab=updates",
    snoozed: "/inbox?tab=snoozed",
    welcome: "/welcome",
    project: `/p/${projectId}`,
    "initiative-list": `/i/${initiativeId}`,
    "initiative-graph": `/i/${initiativeId}?view=graph`,
    "initiative-board": `/i/${initiativeId}?view=board`,
    pages: `/i/${initiativeId}/pages`,
    page: `/i/${initiativeId}/pages/${page.id}`,
    "phase-tasks": `/ph/${phase.id}`,
    "phase-waves": `/ph/${phase.id}?view=waves`,
    "phase-graph": `/ph/${phase.id}?view=graph`,
    task: `/t/${task.id}`,
    peek: `/i/${initiativeId}?peek=task:${task.id}`,
    proposals: "/proposals",
    changes: "/proposals?tab=changes",
    chat: `/chat/${session.id}`,
    conversations: "/conversations",
    activity: "/activity",
    audit: "/activity?tab=audit",
    issues: "/issues",
    errands: "/errands",
    accounts: "/accounts",
    repositories: "/repositories",
    agents: "/agents",
    "agent-log": `/agents/${agent.id}`,
    "agent-details": `/agents/${agent.id}?tab=details`,
    "settings-appearance": "/settings/appearance",
    "settings-keyboard": "/settings/keyboard",
    "settings-keys": "/settings/keys",
    "settings-data": "/settings/data",
    "settings-diagnostics": "/settings/diagnostics",
    search: "/search?q=tide",
    "not-found": "/nothing/here",
  };
}

async function seedAdministration(server: TestServer, projectId: string): Promise<void> {
  const account = await server.mutate<WithId>("accounts.create", { email: "first@example.org", provider: "claude" });
  await server.mutate("accounts.create", { email: "second@example.org", provider: "claude" });
  await server.mutate("accounts.markExhausted", { id: account.id, until: "2099-01-01T15:00:00.000Z" });
  await server.mutate("apiKeys.create", { name: "Build machine", scopes: ["read"] });
  const repository = await server.mutate<WithId>("repositories.create", {
    projectId,
    name: "tidepool",
    url: "https://git.example.org/tidepool.git",
  });
  await server.mutate("leases.acquire", { repositoryId: repository.id, scope: "refs/heads/main", holderType: "user", holderId: "ada" });
  await server.mutate("errands.create", {
    id: "errand-1",
    projectId,
    description: "Update the licence headers of all files",
    branch: "errands/licences",
  });
}
