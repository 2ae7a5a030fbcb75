import type { Priority, TaskStatus } from "./statuses.ts";

export type TaskCategory = "execute" | "research" | "discuss" | "plan" | "detail" | "refine" | "verify" | "merge" | "review";

export interface DraftTask {
  readonly key: string;
  readonly initiativeKey: string | null;
  readonly phaseKey: string | null;
  readonly parentKey: string | null;
  readonly name: string;
  readonly description: string | null;
  readonly category: TaskCategory;
  readonly priority: Priority;
  readonly status: TaskStatus;
  readonly order: number;
  readonly createdAt?: Date;
  readonly summary: string | null;
  readonly recordSourceId: string;
}

/** The neutral shape every importer produces. Keys are the importer's own; ids are given when the plan is written. */
export interface PlanDraft {
  readonly source: string;
  /** What was read, whole: nothing of the source is lost, whatever the mapping understood. */
  readonly records: readonly { readonly sourceId: string; readonly title: string; readonly raw: unknown; readonly status: string }[];
  readonly initiatives: readonly { readonly key: string; readonly name: string }[];
  readonly phases: readonly { readonly key: string; readonly initiativeKey: string; readonly name: string }[];
  readonly tasks: readonly DraftTask[];
  /** `from` depends on `to`. */
  readonly dependencies: readonly { readonly from: string; readonly to: string }[];
  readonly links: readonly { readonly from: string; readonly to: string; readonly kind: string }[];
  readonly unmapped: readonly { readonly sourceId: string; readonly field: string; readonly value: unknown; readonly treatedAs: string }[];
}

export type DraftEdgeKind = "dependency" | "parent" | "phase" | "initiative" | "link" | "record" | "duplicate_key";

/** An edge or a row of the draft that `ok` leaves out, and a sentence that says why. */
export interface LeftOut {
  readonly from: string;
  readonly to: string;
  readonly kind: DraftEdgeKind;
  readonly why: string;
}
