import { useQuery } from "@tanstack/react-query";
import { useParams, useSearch } from "@tanstack/react-router";
import { queryClient, trpc } from "../../api/trpc.ts";
import { indexOf, shownOutlines } from "../../data/outline.ts";
import type { Here } from "./create-form.ts";

const place = "signalbox.create.initiative";

export const rememberInitiative = (id: string | null): void => {
  if (id === null) localStorage.removeItem(place);
  else localStorage.setItem(place, id);
};

function findTask(id: string | undefined) {
  if (id === undefined) return undefined;
  return (
    queryClient.getQueryData(trpc.tasks.get.queryKey({ id })) ??
    shownOutlines()
      .map(({ outline }) => indexOf(outline).taskById.get(id))
      .find((task) => task !== undefined)
  );
}

const findPhase = (id: string | undefined) =>
  shownOutlines()
    .map(({ outline }) => indexOf(outline).phaseById.get(id ?? ""))
    .find((phase) => phase !== undefined);

/** Where the person is, as far as the page holds it. */
export function useHere(): Here & { readonly openTasks: readonly { readonly id: string; readonly name: string }[] } {
  const { taskId, phaseId, initiativeId } = useParams({ strict: false });
  const { peek } = useSearch({ strict: false });
  const { data: overview } = useQuery(trpc.plans.overview.queryOptions());
  const kept = localStorage.getItem(place);
  const task = findTask(taskId);
  const peeked = findTask(peek?.startsWith("task:") ? peek.slice("task:".length) : undefined);
  return {
    task,
    peeked,
    phase: findPhase(phaseId),
    initiativeId,
    remembered: overview?.initiatives.some(({ id }) => id === kept)
      ? kept
      : overview?.initiatives.find(({ status }) => status === "active")?.id,
    openTasks: [task, peeked].filter((one) => one !== undefined),
  };
}
