import type { Repositories } from "../../db/repositories/unit-of-work.ts";
import type { LeftOut } from "../../domain/plan-draft.ts";
import type { Comparison } from "./compare-import.ts";
import { inPieces } from "./in-pieces.ts";

export interface ImportProgress {
  readonly step: "tasks" | "dependencies" | "links" | "records";
  readonly count: number;
  readonly total: number;
}

/** What the two ways to write an import work with. */
export interface ImportWrite {
  readonly tx: Repositories;
  readonly comparison: Comparison;
  report(leftOut: LeftOut): void;
  writeAll: WriteAll;
}

type WriteAll = <T>(step: ImportProgress["step"], rows: readonly T[], write: (part: T[]) => Promise<unknown>) => Promise<void>;

export const writeInPieces =
  (onProgress: (done: ImportProgress) => void = () => {}): WriteAll =>
  async (step, rows, write) => {
    let count = 0;
    for (const part of inPieces(rows)) {
      await write(part);
      count += part.length;
      onProgress({ step, count, total: rows.length });
      // Statements run on microtasks: without this, whoever else uses this process would wait for the whole import.
      await new Promise<void>((resume) => setImmediate(resume));
    }
  };
