import { canonicalJson } from "../../domain/canonical-json.ts";
import type { PlanState } from "./plan-states.ts";

/** The fields in which two states of a row differ. When it was last written is not one of them. */
export const differingFields = (one: PlanState, other: PlanState): string[] =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].filter(
    (field) => field !== "updatedAt" && field !== "attached" && canonicalJson(one[field] ?? null) !== canonicalJson(other[field] ?? null),
  );

export const sameState = (one: PlanState, other: PlanState): boolean => differingFields(one, other).length === 0;
