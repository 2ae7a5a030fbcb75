import { useQuery } from "@tanstack/react-query";
import { client, trpc } from "../../api/trpc.ts";

const PAGES = 10;

async function readNames(): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  let after: string | undefined;
  for (let page = 0; page < PAGES; page += 1) {
    const { items, next } = await client.agents.list.query({ limit: 200, after });
    for (const { id, name } of items) names.set(id, name);
    if (next === null) break;
    after = next;
  }
  return names;
}

/** The names of agents by id; that of an agent that is gone is its id. */
export function useAgentNames(): (id: string) => string {
  const { data } = useQuery({ queryKey: [...trpc.agents.list.pathKey(), "names"], queryFn: readNames });
  return (id) => data?.get(id) ?? id;
}

/** The names of initiatives by id. */
export function useInitiativeNames(): (id: string) => string {
  const { data } = useQuery(trpc.plans.overview.queryOptions());
  return (id) => data?.initiatives.find((initiative) => initiative.id === id)?.name ?? id;
}
