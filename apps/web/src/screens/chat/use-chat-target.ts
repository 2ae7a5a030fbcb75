import { useQuery } from "@tanstack/react-query";
import { type Outputs, trpc } from "../../api/trpc.ts";
import { useRowNames } from "../../data/use-names.ts";

export type ChatSession = Outputs["chatSessions"]["get"];

/** The name of the phase or task that a session is about; undefined while it is read, null where it is gone. */
export function useChatTarget(session: ChatSession | undefined): string | null | undefined {
  const input = { id: session?.targetId ?? "" };
  const phase = useQuery({ ...trpc.phases.get.queryOptions(input), enabled: session?.targetType === "phase" });
  const task = useQuery({ ...trpc.tasks.get.queryOptions(input), enabled: session?.targetType === "task" });
  if (session === undefined) return undefined;
  const found = session.targetType === "phase" ? phase : task;
  return found.data?.name ?? (found.error === null ? undefined : null);
}

/** The names of what several sessions are about. */
export function useChatTargets(sessions: readonly ChatSession[]): (session: ChatSession) => string {
  const ids = (type: ChatSession["targetType"]) => [
    ...new Set(sessions.flatMap((session) => (session.targetType === type ? [session.targetId] : []))),
  ];
  const nameOf = useRowNames({ taskIds: ids("task"), phaseIds: ids("phase") });
  return ({ targetId, targetType }) => nameOf(targetId) ?? `A ${targetType}`;
}
