import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { trpc } from "../../api/trpc.ts";
import type { InboxItem } from "./inbox-item.ts";

/** Of items and of updates. */
interface Referring {
  readonly title: string;
  readonly refs: Readonly<Record<string, string>>;
}

const MOST_IDS = 500;
/** Who, then from the nearest place to the whole. */
const fields = ["agentId", "taskId", "phaseId", "initiativeId"] as const;

const idsOf = (items: readonly Referring[], field: string): string[] =>
  [...new Set(items.flatMap(({ refs }) => refs[field] ?? []))].sort().slice(0, MOST_IDS);

/** Who and where: the names behind the ids of rows, in one request for each kind of thing, however many rows. */
export function useRowNames(items: readonly Referring[]): (item: Referring & { readonly kind?: InboxItem["kind"] }) => readonly string[] {
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
  return ({ kind, refs, title }) => {
    const about = fields.flatMap((field) => {
      const name = names.get(refs[field] ?? "");
      // Not what the title says already; but of a question its title stands there without who asks.
      return name === undefined || (kind !== "agent_question" && title.includes(name)) ? [] : name;
    });
    // More does not fit.
    return about.slice(0, refs.agentId === undefined ? 2 : 3);
  };
}
