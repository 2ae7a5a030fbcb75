/** Findings of the database in words. Pure. */

const units = ["bytes", "KiB", "MiB", "GiB", "TiB"] as const;

export function bytesInWords(bytes: number): string {
  let [size, unit] = [bytes, 0];
  while (size >= 1024 && unit < units.length - 1) [size, unit] = [size / 1024, unit + 1];
  return `${unit === 0 ? size : size.toFixed(1)} ${units[unit]}`;
}

interface Verification {
  readonly tasks: { readonly checked: number; readonly wrong: number };
  readonly projections: { readonly checked: number; readonly differ: number };
  readonly audit: { readonly entries: number; readonly problem: string | null };
}

export interface Finding {
  readonly isGood: boolean;
  readonly words: string;
}

const many = (count: number, one: string, more = `${one}s`) => `${count} ${count === 1 ? one : more}`;

export const verificationInWords = ({ tasks, projections, audit }: Verification): Finding[] => [
  {
    isGood: tasks.wrong === 0,
    words:
      tasks.wrong === 0
        ? `The counts of all ${many(tasks.checked, "task")} are what the plan adds up to.`
        : `${many(tasks.wrong, "count")} of ${many(tasks.checked, "task")} are wrong. Repair the plan below.`,
  },
  {
    isGood: projections.differ === 0,
    words:
      projections.differ === 0
        ? `The log was folded anew: all ${many(projections.checked, "row")} are what it says.`
        : `${projections.differ} of ${many(projections.checked, "row")} differ from what the log says.`,
  },
  {
    isGood: audit.problem === null,
    words:
      audit.problem === null
        ? `The audit log is whole: ${many(audit.entries, "entry", "entries")} in one chain.`
        : `The audit log is not whole: ${audit.problem}`,
  },
];
