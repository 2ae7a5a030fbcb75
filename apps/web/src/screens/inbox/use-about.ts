import { useAgentNameMap, useInitiativeNameMap, useRowNames } from "../../data/use-names.ts";
import type { InboxItem } from "./inbox-item.ts";

/** Of items and of updates. */
interface Referring {
  readonly title: string;
  readonly refs: Readonly<Record<string, string>>;
}

/** Who, then from the nearest place to the whole. */
const fields = ["agentId", "taskId", "phaseId", "initiativeId"] as const;

/** In one order, so that the order of the rows asks nothing anew. */
const idsOf = (items: readonly Referring[], field: string): string[] => [...new Set(items.flatMap(({ refs }) => refs[field] ?? []))].sort();

/** Who and where: the names behind the ids of rows, in a request or two for each kind of thing, however many rows. */
export function useAbout(items: readonly Referring[]): (item: Referring & { readonly kind?: InboxItem["kind"] }) => readonly string[] {
  const rowName = useRowNames({ taskIds: idsOf(items, "taskId"), phaseIds: idsOf(items, "phaseId") });
  const agents = useAgentNameMap({ enabled: items.some(({ refs }) => refs.agentId !== undefined) });
  const initiatives = useInitiativeNameMap();
  const nameOf = (id: string) => rowName(id) ?? agents.get(id) ?? initiatives.get(id);
  return ({ kind, refs, title }) => {
    const about = fields.flatMap((field) => {
      const name = nameOf(refs[field] ?? "");
      // Not what the title says already; but of a question its title stands there without who asks.
      return name === undefined || (kind !== "agent_question" && title.includes(name)) ? [] : name;
    });
    // More does not fit.
    return about.slice(0, refs.agentId === undefined ? 2 : 3);
  };
}
