import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useMemo } from "react";
import { trpc } from "../../../api/trpc.ts";
import { toast } from "../../../ui/toast.ts";
import { nextHit } from "./log-hits.ts";
import { indexOfPlace, type LinePlace } from "./log-lines.ts";
import type { LogSnapshot, LogStore } from "./log-store.ts";
import { holds } from "./log-text.ts";

interface LogFindOptions {
  readonly agentId: string;
  readonly text: string;
  readonly store: LogStore;
  readonly snapshot: LogSnapshot;
  readonly marked: number;
  goTo(index: number): void;
}

const MOST_HITS = 200;

/** Looks through what is held, and lets the server look through the rest. */
export function useLogFind({ agentId, text, store, snapshot, marked, goTo }: LogFindOptions) {
  const wanted = useDeferredValue(text.trim());
  const { log } = snapshot;
  const isWhole = log.before === null && log.atEnd;
  const isHit = useMemo(() => (wanted === "" ? null : holds(wanted)), [wanted]);
  const isAsked = wanted !== "" && wanted.length <= 200 && !isWhole;
  const found = useQuery({
    ...trpc.logChunks.find.queryOptions({ agentId, text: wanted, limit: MOST_HITS }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
    // The log grows without telling.
    staleTime: 10_000,
  });
  const count = useMemo(() => (isHit === null ? 0 : log.lines.reduce((sum, line) => (isHit(line) ? sum + 1 : sum), 0)), [isHit, log.lines]);
  const hits = (isAsked && found.data?.hits) || [];
  const go = async (step: 1 | -1) => {
    if (isHit === null) return;
    const next = nextHit({ log, hits, from: startOf(step, { marked, length: log.lines.length }), step, test: isHit });
    if (next === null) toast({ title: `“${wanted}” is not in the log.` });
    else if (next.kind === "held") goTo(next.index);
    else goTo(await reach(store, next.place));
  };
  return { go, isHit, summary: summaryOf({ wanted, count, isWhole, server: isAsked ? found.data : undefined }) };
}

/** Without a mark, from an end. */
function startOf(step: 1 | -1, { marked, length }: { readonly marked: number; readonly length: number }): number {
  if (marked !== -1) return marked;
  return step === 1 ? -1 : length;
}

/** Reads the part of the log where it stands. Answers its index there. */
async function reach(store: LogStore, place: LinePlace): Promise<number> {
  await store.readAround(place.chunkId);
  return indexOfPlace(store.snapshot().log, place);
}

interface Summary {
  readonly wanted: string;
  readonly count: number;
  readonly isWhole: boolean;
  readonly server: { readonly hits: readonly unknown[]; readonly truncated: boolean } | undefined;
}

function summaryOf({ wanted, count, isWhole, server }: Summary): string {
  if (wanted === "") return "";
  const lines = (n: number) => (n === 1 ? "1 line" : `${n.toLocaleString()} lines`);
  if (isWhole) return lines(count);
  if (server === undefined) return `${lines(count)} of those loaded`;
  return `${server.truncated ? "more than " : ""}${lines(Math.max(count, server.hits.length))} in the whole log`;
}
