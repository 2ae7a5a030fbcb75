import { type DomainEvent, event } from "@signalbox/contracts";
import type { Parting } from "./find-parting.ts";

/** What a deletion does to those that stay: each lets go of what it depended on. */
export const droppedEvents = ({ phases, tasks }: Pick<Parting, "phases" | "tasks">): DomainEvent[] => [
  ...phases.map(({ dependent, blocker }) => event("phase.dependencyRemoved", dependent.id, { dependsOnPhaseId: blocker.id })),
  ...tasks.map(({ dependent, blocker }) => event("task.dependencyRemoved", dependent.id, { dependsOnTaskId: blocker.id })),
];
