/** What of the whole belongs to one project. Pure. */
import type { Outputs } from "../../api/trpc.ts";

export type Overview = Outputs["plans"]["overview"];
export type InitiativeSummary = Overview["initiatives"][number];
export type InboxItem = Outputs["inbox"]["list"]["items"][number];

/** Those that are not archived, in the order of the overview: newest first. */
export const initiativesOf = ({ initiatives }: Overview, projectId: string): readonly InitiativeSummary[] =>
  initiatives.filter(({ projectIds, status }) => projectIds.includes(projectId) && status !== "archived");

interface Belonging {
  readonly projectId: string;
  readonly initiativeIds: ReadonlySet<string>;
}

export const itemsOf = (items: readonly InboxItem[], { projectId, initiativeIds }: Belonging): readonly InboxItem[] =>
  items.filter(({ refs }) => refs.projectId === projectId || (refs.initiativeId !== undefined && initiativeIds.has(refs.initiativeId)));

/** Done of what counts: what was cancelled does not. */
export const progressOf = ({ tasks }: Pick<InitiativeSummary, "tasks">) => ({
  done: tasks.completed,
  total: tasks.total - tasks.cancelled,
});
