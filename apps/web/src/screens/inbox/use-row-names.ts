import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { trpc } from "../../api/trpc.ts";
import { blocksWords, type InboxItem } from "./inbox-item.ts";

export interface RowWords {
  /** Who and where. */
  readonly about: readonly string[];
  readonly blocks: string | null;
}

const MOST_IDS = 500;

const idsOf = (items: readonly InboxItem[], field: string): string[] =>
  [...new Set(items.flatMap(({ refs }) => refs[field] ?? []))].sort().slice(0, MOST_IDS);

/** The names behind the ids of rows: one request for each kind of thing, however many rows. */
export function useRowNames(items: readonly InboxItem[]): (item: InboxItem) => RowWords {
  const taskIds = idsOf(items, "taskId");
  const phaseIds = idsOf(items, "phaseId");
  const options = (ids: readonly string[]) => ({ enabled: ids.length > 0, placeholderData: keepPreviousData });
  const tasks = useQuery(trpc.tasks.byIds.queryOptions({ ids: taskIds }, options(taskIds))).data;
  const phases = useQuery(trpc.phases.byIds.queryOptions({ ids: phaseIds }, options(phaseIds))).data;
  const agents = useQuery(trpc.agents.list.queryOptions({ limit: 200 }, options(idsOf(items, "agentId")))).data?.items;
  const initiatives = useQuery(trpc.plans.overview.queryOptions()).data?.initiatives;
  const names = new Map(
    [...(tasks ?? []), ...(phases ?? []), ...(agents ?? []), ...(initiatives ?? [])].map(({ id, name }) => [id, name] as const),
  );
  return ({ kind, refs, id, blocks }) => {
    const about = ["agentId", "taskId", "phaseId", "initiativeId"].flatMap((field) => {
      const other = refs[field];
      // A row about a task has its name for a title already.
      return other === undefined || (other === id && kind !== "agent_question") ? [] : (names.get(other) ?? []);
    });
    // Who, and the two nearest places: more does not fit.
    return { about: about.slice(0, refs.agentId === undefined ? 2 : 3), blocks: blocksWords(blocks) };
  };
}
