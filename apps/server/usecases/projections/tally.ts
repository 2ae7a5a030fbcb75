import type { ProjectionState } from "@signalbox/contracts";
import { canonicalJson } from "../../domain/canonical-json.ts";
import type { ProjectionTable } from "../../domain/projection.ts";
import type { Pair } from "./pair-rows.ts";

export type CheckedTable = ProjectionTable | "projectionState";

export interface ProjectionDifference {
  readonly table: CheckedTable;
  readonly id: string;
  readonly kind: "missing" | "extra" | "different";
  /** Null where the whole row is missing or too much. */
  readonly field: string | null;
  readonly stored: unknown;
  readonly expected: unknown;
}

export interface TableCount {
  readonly table: CheckedTable;
  /** Rows. */
  stored: number;
  expected: number;
  /** Rows that are missing, too many or different. */
  wrong: number;
}

const named = 100;

/** Counts what was compared and keeps the first differences: their number is bounded, whatever is wrong. */
export function tally() {
  const tables: TableCount[] = [];
  const differences: ProjectionDifference[] = [];
  return {
    tables,
    differences,
    total: () => tables.reduce((sum, { wrong }) => sum + wrong, 0),
    /** Says for each pair of rows of the table whether they differ. */
    of: (table: CheckedTable) => {
      const count: TableCount = { table, stored: 0, expected: 0, wrong: 0 };
      tables.push(count);
      return (pair: LoosePair): boolean => {
        if (pair.stored !== null) count.stored += 1;
        if (pair.expected !== null) count.expected += 1;
        const found = differencesOf(pair);
        if (found.length === 0) return false;
        count.wrong += 1;
        const left = named - differences.length;
        if (left > 0) differences.push(...found.slice(0, left).map((difference) => ({ table, id: pair.id, ...difference })));
        return true;
      };
    },
  };
}

export const pairStates = (stored: readonly ProjectionState[], expected: readonly ProjectionState[]): LoosePair[] => {
  const ids = [...new Set([...stored, ...expected].map(({ projector }) => projector))].sort();
  const find = (states: readonly ProjectionState[], id: string) => states.find(({ projector }) => projector === id) ?? null;
  return ids.map((id) => ({ id, stored: find(stored, id), expected: find(expected, id) }));
};

type LoosePair = Pick<Pair, "id"> & { readonly stored: object | null; readonly expected: object | null };

type Found = Omit<ProjectionDifference, "table" | "id">;

function differencesOf({ stored, expected }: LoosePair): Found[] {
  if (stored === null) return [{ kind: "missing", field: null, stored, expected }];
  if (expected === null) return [{ kind: "extra", field: null, stored, expected }];
  const before = stored as Readonly<Record<string, unknown>>;
  return Object.entries(expected)
    .filter(([field, value]) => !isSame(before[field], value))
    .map(([field, value]) => ({ kind: "different", field, stored: before[field], expected: value }));
}

/** PostgreSQL gives the fields of a JSON value in an order of its own. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (one instanceof Date || other instanceof Date)
    return one instanceof Date && other instanceof Date && one.getTime() === other.getTime();
  if (typeof one !== "object" || typeof other !== "object") return false;
  return canonicalJson(one) === canonicalJson(other);
}
