import type { PlanDraft } from "../domain/plan-draft.ts";

/** A reader of one other tool's plan. Reading has no effect: it turns files into a draft that an import applies. */
export interface PlanSource {
  /** Prefix of every record's `sourceId`, for example `taskmaster`. */
  readonly name: string;
  /** Decided by content and shape, not by name alone. Broken content that still shows its tool is recognized; `read` then says what is wrong. */
  recognizes(path: string): Promise<boolean>;
  /** Throws INVALID with a sentence that names the file (and the line or field) when the plan cannot be read. */
  read(path: string): Promise<PlanDraft>;
}

/** The one reader that fits the file or folder. INVALID when the path is missing, nothing fits, or a folder holds plans of several tools. */
export type FindPlanSource = (path: string) => Promise<PlanSource>;
