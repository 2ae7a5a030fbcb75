import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { client, trpc } from "../../api/trpc.ts";
import { knownEntities } from "../../data/entities.ts";
import type { LiveEvent } from "../../live/feed.ts";

const keyOf = (kind: string, id: string) => `${kind}:${id}`;

const readers: Readonly<Record<string, (ids: string[]) => Promise<readonly { id: string; name?: string; title?: string }[]>>> = {
  task: (ids) => client.tasks.byIds.query({ ids }),
  phase: (ids) => client.phases.byIds.query({ ids }),
  initiative: (ids) => client.initiatives.byIds.query({ ids }),
  page: (ids) => client.pages.byIds.query({ ids }),
  issue: (ids) => client.issues.byIds.query({ ids }),
};

/** What was asked already. Null: it has no name, most likely because it is deleted. */
const asked = new Map<string, string | null>();
const IDS_AT_MOST = 200;

async function readNames(events: readonly LiveEvent[], known: ReadonlyMap<string, string>): Promise<boolean> {
  const missing = Map.groupBy(
    events.filter(({ streamType: kind, streamId: id }) => kind in readers && !known.has(keyOf(kind, id)) && !asked.has(keyOf(kind, id))),
    ({ streamType }) => streamType,
  );
  for (const [kind, of] of missing) {
    const ids = [...new Set(of.map(({ streamId }) => streamId))].slice(0, IDS_AT_MOST);
    for (const id of ids) asked.set(keyOf(kind, id), null);
    const rows = (await readers[kind]?.(ids)) ?? [];
    for (const row of rows) asked.set(keyOf(kind, row.id), row.name ?? row.title ?? null);
  }
  return missing.size > 0;
}

/** Names of what the events are about: from what the page holds, from the events themselves, and else from the server. */
export function useNames(events: readonly LiveEvent[]): (kind: string, id: string) => string | null {
  const [round, setRound] = useState(0);
  const agents = useQuery(trpc.agents.list.queryOptions({ limit: 200 }));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the lists that are held change with these
  const known = useMemo(() => {
    const names = new Map(knownEntities().map(({ kind, id, title }) => [keyOf(kind, id), title]));
    for (const { streamType, streamId, payload } of events) {
      const name = payload.name ?? payload.title;
      if (typeof name === "string" && !names.has(keyOf(streamType, streamId))) names.set(keyOf(streamType, streamId), name);
    }
    return names;
  }, [events, agents.data]);
  useEffect(() => {
    // Without names the log shows ids: no reason to complain.
    readNames(events, known).then(
      (read) => read && setRound((now) => now + 1),
      () => {},
    );
  }, [events, known]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round has read more names
  return useMemo(() => (kind: string, id: string) => known.get(keyOf(kind, id)) ?? asked.get(keyOf(kind, id)) ?? null, [known, round]);
}
