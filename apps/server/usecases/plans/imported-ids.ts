import { createHash } from "node:crypto";
import type { PlanDraft } from "../../domain/plan-draft.ts";

/** Initiatives, phases and tasks of a draft under the ids they are stored with: the same key of the same source always has the same one, so a second import finds what the first made. */
export const importedId = ({ source }: Pick<PlanDraft, "source">, kind: "initiative" | "phase" | "task", key: string): string =>
  createHash("sha256").update(`${source}\n${kind}\n${key}`).digest("base64url").slice(0, 21);
