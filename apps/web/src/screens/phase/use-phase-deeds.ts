import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { client } from "../../api/trpc.ts";
import { useCommand } from "../../commands/registry.ts";
import type { OutlineTask, PhaseRow } from "../../data/outline.ts";
import { toastFailure } from "../../ui/toast.ts";
import { type PhaseStep, stepsOf } from "./ladder.ts";
import { takePhaseStep } from "./phase-actions.ts";
import type { PhaseView } from "./phase-views.tsx";

const phaseRoute = getRouteApi("/ph/$phaseId");

/** What can be done with a phase from anywhere on its screen. */
export function usePhaseDeeds(phase: PhaseRow, tasks: readonly OutlineTask[]): void {
  const possible = stepsOf(phase.status, tasks);
  const step = (id: PhaseStep) => [id, () => takePhaseStep(phase, id), { enabled: possible.includes(id) }] as const;
  useCommand(...step("phase.approve"));
  useCommand(...step("phase.review"));
  useCommand(...step("phase.complete"));
  useCommand(...step("phase.run"));
  useCommand(...step("phase.block"));
  useCommand(...step("phase.withdraw"));
  useViewCommands();
  const navigate = useNavigate();
  useCommand("phase.refine", async () => {
    try {
      const { id } = await client.chatSessions.open.mutate({ targetType: "phase", targetId: phase.id });
      await navigate({ to: "/chat/$sessionId", params: { sessionId: id } });
    } catch (error) {
      toastFailure("Not done: open a chat about the phase", error);
    }
  });
}

function useViewCommands(): void {
  const navigate = phaseRoute.useNavigate();
  const show = (view: PhaseView) => navigate({ search: (now) => ({ ...now, view }) });
  useCommand("phase.viewTasks", () => show("tasks"));
  useCommand("phase.viewWaves", () => show("waves"));
  useCommand("phase.viewGraph", () => show("graph"));
}
