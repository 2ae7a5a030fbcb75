import { useQuery } from "@tanstack/react-query";
import { trpc } from "../../api/trpc.ts";
import { useRowNames } from "../../data/use-names.ts";
import { ClientError } from "../../ui/failure.ts";
import { namedIn } from "./proposal-effect.ts";
import type { Proposal } from "./proposal-groups.ts";

interface Stored {
  readonly title: string;
  readonly content: string | null;
}

/** What a proposal is to change: null where it is gone or is to be made, undefined while it is read. */
export function useTarget({ targetType, targetId }: Pick<Proposal, "targetType" | "targetId">): Stored | null | undefined {
  const input = { id: targetId ?? "" };
  const on = (type: Proposal["targetType"]) => ({ enabled: targetId !== null && targetType === type });
  const page = useQuery({ ...trpc.pages.get.queryOptions(input), ...on("page") });
  const phase = useQuery({ ...trpc.phases.get.queryOptions(input), ...on("phase") });
  const task = useQuery({ ...trpc.tasks.get.queryOptions(input), ...on("task") });
  if (targetId === null) return null;
  const { error } = { page, phase, task }[targetType];
  if (error !== null && new ClientError(error).code === "NOT_FOUND") return null;
  if (page.data && targetType === "page") return page.data;
  if (phase.data && targetType === "phase") return { title: phase.data.name, content: phase.data.content };
  if (task.data && targetType === "task") return { title: task.data.name, content: task.data.description };
  return undefined;
}

export const useNamesOfProposal = (proposal: Proposal) => useRowNames(namedIn(proposal));
