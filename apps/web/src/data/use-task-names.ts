import { useQueries } from "@tanstack/react-query";
import { trpc } from "../api/trpc.ts";

/** A query stands in the address of its request, and that has an end (api/trpc.ts): more ids than these do not fit. */
const AT_ONCE = 100;
const MOST = 1_000;

/** The names of tasks by id, as far as they were read. In the order given, so that more ids ask only for more. */
export function useTaskNames(given: Iterable<string | null>): ReadonlyMap<string, string> {
  const ids = [...new Set(given)].filter((id) => id !== null).slice(0, MOST);
  const parts = Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, part) => ids.slice(part * AT_ONCE, (part + 1) * AT_ONCE));
  const queries = useQueries({ queries: parts.map((part) => ({ ...trpc.tasks.byIds.queryOptions({ ids: part }) })) });
  return new Map(queries.flatMap(({ data }) => data?.map(({ id, name }) => [id, name] as const) ?? []));
}
