import type { LinkProps } from "@tanstack/react-router";

interface Named {
  /** "task", or whatever an event or a search hit calls it. */
  readonly kind: string;
  readonly id: string;
  readonly initiativeId?: string | null | undefined;
}

type Place = (id: string, initiativeId: string | null | undefined) => LinkProps | null;

const places: Readonly<Record<string, Place>> = {
  account: () => ({ to: "/accounts" }),
  agent: (agentId) => ({ to: "/agents/$agentId", params: { agentId } }),
  apiKey: () => ({ to: "/settings/$section", params: { section: "keys" } }),
  changeSet: (item) => ({ to: "/proposals", search: { tab: "changes", item } }),
  chatSession: (sessionId) => ({ to: "/chat/$sessionId", params: { sessionId } }),
  conversation: (item) => ({ to: "/conversations", search: { item } }),
  database: () => ({ to: "/settings/$section", params: { section: "data" } }),
  errand: (item) => ({ to: "/errands", search: { item } }),
  inboxMessage: () => ({ to: "/inbox" }),
  initiative: (initiativeId) => ({ to: "/i/$initiativeId", params: { initiativeId } }),
  issue: (item) => ({ to: "/issues", search: { item } }),
  page: (pageId, initiativeId) => (initiativeId ? { to: "/i/$initiativeId/pages/$pageId", params: { initiativeId, pageId } } : null),
  phase: (phaseId) => ({ to: "/ph/$phaseId", params: { phaseId } }),
  project: (projectId) => ({ to: "/p/$projectId", params: { projectId } }),
  proposal: (item) => ({ to: "/proposals", search: { item } }),
  repository: (item) => ({ to: "/repositories", search: { item } }),
  task: (taskId) => ({ to: "/t/$taskId", params: { taskId } }),
};

/** Where a thing is shown; null where it has no place of its own. */
export const linkOf = ({ kind, id, initiativeId }: Named): LinkProps | null => places[kind]?.(id, initiativeId) ?? null;
