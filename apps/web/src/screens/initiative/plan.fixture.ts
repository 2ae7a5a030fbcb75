import type { Outline, OutlineTask, PhaseRow } from "../../data/outline.ts";

export const aTask = (given: Partial<OutlineTask> & { readonly id: string }): OutlineTask => ({
  phaseId: null,
  initiativeId: "i",
  parentTaskId: null,
  name: given.id,
  category: "execute",
  priority: "medium",
  status: "pending",
  order: 0,
  priorityRank: 1,
  phaseOrder: 0,
  unmetDependencies: 0,
  inheritedUnmet: 0,
  unfinishedChildren: 0,
  gateOpen: true,
  updatedAt: "2026-01-01T00:00:00.000Z",
  agentName: null,
  ...given,
});

export const aPhase = (id: string, given: Partial<PhaseRow> = {}): PhaseRow => ({
  id,
  initiativeId: "i",
  name: id,
  status: "approved",
  mergeBase: null,
  createdAt: "2026-01-01T00:00:00.000Z",
  updatedAt: "2026-01-01T00:00:00.000Z",
  ...given,
});

export const anOutline = (given: Partial<Outline> = {}): Outline => ({
  sequence: 1,
  initiative: {
    id: "i",
    name: "Plan",
    status: "active",
    branch: null,
    executionMode: "review_per_phase",
    qualityReview: false,
    createdAt: "2026-01-01T00:00:00.000Z",
    updatedAt: "2026-01-01T00:00:00.000Z",
  },
  phases: [],
  phaseDependencies: [],
  tasks: [],
  taskDependencies: [],
  pages: [],
  truncated: false,
  ...given,
});
