import { useQueries, useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { client, type Outputs, trpc } from "../api/trpc.ts";

type Names = ReadonlyMap<string, string>;

/** A query stands in the address of its request, and that has an end (api/trpc.ts): more ids than these do not fit. */
const AT_ONCE = 100;
const MOST = 1_000;

/** In the order given, so that more ids ask only for more. */
function partsOf(given: Iterable<string | null>): string[][] {
  const ids = [...new Set(given)].filter((id) => id !== null).slice(0, MOST);
  return Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, part) => ids.slice(part * AT_ONCE, (part + 1) * AT_ONCE));
}

/** A name that was read stays while its part is read again with other ids: rows do not flicker. */
function useKept(read: readonly (readonly { readonly id: string; readonly name: string }[] | undefined)[]): Names {
  const kept = useRef(new Map<string, string>());
  for (const rows of read) for (const { id, name } of rows ?? []) kept.current.set(id, name);
  return new Map(kept.current);
}

/** The names of tasks by id, as far as they were read. */
export function useTaskNames(ids: Iterable<string | null>): Names {
  const queries = useQueries({ queries: partsOf(ids).map((part) => ({ ...trpc.tasks.byIds.queryOptions({ ids: part }) })) });
  return useKept(queries.map(({ data }) => data));
}

/** The same of phases. */
function usePhaseNames(ids: Iterable<string | null>): Names {
  const queries = useQueries({ queries: partsOf(ids).map((part) => ({ ...trpc.phases.byIds.queryOptions({ ids: part }) })) });
  return useKept(queries.map(({ data }) => data));
}

/** Of rows of both kinds. */
export function useRowNames(ids: { readonly taskIds: Iterable<string>; readonly phaseIds: Iterable<string> }) {
  const [tasks, phases] = [useTaskNames(ids.taskIds), usePhaseNames(ids.phaseIds)];
  return (id: string): string | undefined => tasks.get(id) ?? phases.get(id);
}

type Agents = Pick<Outputs["agents"]["list"], "items">;

const PAGES = 10;

/** In the shape of a page, so that the palette finds them, too (entities.ts). */
async function readAgents(): Promise<Agents> {
  const agents: Agents["items"][number][] = [];
  let after: string | undefined;
  for (let page = 0; page < PAGES; page += 1) {
    const { items, next } = await client.agents.list.query({ limit: 200, after });
    agents.push(...items);
    if (next === null) break;
    after = next;
  }
  return { items: agents };
}

const namesOf = ({ items }: Agents): Names => new Map(items.map(({ id, name }) => [id, name]));
const none: Names = new Map();

/** Of all agents, however many are asked for. */
export function useAgentNameMap({ enabled = true } = {}): Names {
  return useQuery({ queryKey: [...trpc.agents.list.pathKey(), "all"], queryFn: readAgents, select: namesOf, enabled }).data ?? none;
}

export function useInitiativeNameMap(): Names {
  const { data } = useQuery(trpc.plans.overview.queryOptions());
  return new Map(data?.initiatives.map(({ id, name }) => [id, name]));
}

/** The names of agents by id; that of an agent that is gone is its id. */
export function useAgentNames(): (id: string) => string {
  const names = useAgentNameMap();
  return (id) => names.get(id) ?? id;
}

/** The names of initiatives by id. */
export function useInitiativeNames(): (id: string) => string {
  const names = useInitiativeNameMap();
  return (id) => names.get(id) ?? id;
}
