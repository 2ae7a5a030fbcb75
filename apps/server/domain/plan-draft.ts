import { breakDependencyCycles, breakParentCycles } from "./draft-cycles.ts";
import type { DraftEdgeKind, DraftTask, LeftOut, PlanDraft } from "./draft-shape.ts";

export type { DraftTask, LeftOut, PlanDraft } from "./draft-shape.ts";

export interface CheckedDraft {
  readonly dangling: readonly LeftOut[];
  /** By name, each starting at the task whose edge was left out. */
  readonly cycles: readonly (readonly string[])[];
  /** The edges left out because they close a cycle, in the order of `cycles`. */
  readonly cycleEdges: readonly LeftOut[];
  /** Of the draft as it came, beside what was found in it. */
  readonly counts: Readonly<Record<Exclude<keyof PlanDraft, "source"> | "dangling" | "cycles", number>>;
  readonly ok: PlanDraft;
}

/** Checks every reference and every order of a draft; the same draft always gives the same answer. */
export function checkDraft(draft: PlanDraft): CheckedDraft {
  const dangling: LeftOut[] = [];
  const sound = dropDangling(draft, dangling);
  const parents = breakParentCycles(sound.tasks);
  const dependencies = breakDependencyCycles(parents.tasks, sound.dependencies);
  const cycles = [...parents.cycles, ...dependencies.cycles];
  return {
    dangling,
    cycles,
    cycleEdges: [...parents.leftOut, ...dependencies.leftOut],
    counts: { ...countsOf(draft), dangling: dangling.length, cycles: cycles.length },
    ok: { ...sound, tasks: parents.tasks, dependencies: dependencies.kept },
  };
}

function countsOf(draft: PlanDraft) {
  return {
    records: draft.records.length,
    initiatives: draft.initiatives.length,
    phases: draft.phases.length,
    tasks: draft.tasks.length,
    dependencies: draft.dependencies.length,
    links: draft.links.length,
    unmapped: draft.unmapped.length,
  };
}

type Report = (leftOut: LeftOut) => void;

function dropDangling(draft: PlanDraft, found: LeftOut[]): PlanDraft {
  const report: Report = (leftOut) => found.push(leftOut);
  const initiatives = firstByKey(draft.initiatives, "initiative", report);
  const initiativeKeys = keysOf(initiatives);
  const phases = firstByKey(draft.phases, "phase", report).filter(({ key, initiativeKey }) => {
    if (!initiativeKeys.has(initiativeKey)) report(missing({ from: key, to: initiativeKey, kind: "initiative" }));
    return initiativeKeys.has(initiativeKey);
  });
  const known = { initiatives: initiativeKeys, phases: keysOf(phases), records: new Set(draft.records.map(({ sourceId }) => sourceId)) };
  const named = firstByKey(draft.tasks, "task", report);
  const taskKeys = keysOf(named);
  const tasks = named.map((task) => placeTask(task, { ...known, tasks: taskKeys }, report));
  const linkable = new Set([...taskKeys, ...known.phases, ...known.initiatives]);
  const holds = (keys: ReadonlySet<string>, kind: "dependency" | "link") => (edge: { from: string; to: string }) => {
    const absent = [edge.from, edge.to].find((key) => !keys.has(key));
    if (absent !== undefined) report(missing({ from: edge.from, to: edge.to, kind }, absent));
    return absent === undefined;
  };
  return {
    ...draft,
    initiatives,
    phases,
    tasks,
    dependencies: draft.dependencies.filter(holds(taskKeys, "dependency")),
    links: draft.links.filter(holds(linkable, "link")),
  };
}

interface KnownKeys {
  readonly initiatives: ReadonlySet<string>;
  readonly phases: ReadonlySet<string>;
  readonly records: ReadonlySet<string>;
  readonly tasks: ReadonlySet<string>;
}

/** A task keeps its row whatever it points at: what is missing becomes null and is reported. */
function placeTask(task: DraftTask, known: KnownKeys, report: Report): DraftTask {
  const keep = (to: string | null, keys: ReadonlySet<string>, kind: DraftEdgeKind): string | null => {
    if (to === null || keys.has(to)) return to;
    report(missing({ from: task.key, to, kind }));
    return null;
  };
  keep(task.recordSourceId, known.records, "record");
  return {
    ...task,
    initiativeKey: keep(task.initiativeKey, known.initiatives, "initiative"),
    phaseKey: keep(task.phaseKey, known.phases, "phase"),
    parentKey: keep(task.parentKey, known.tasks, "parent"),
  };
}

/** Two rows with one key cannot both be pointed at: the first stays. Its record keeps what the second said. */
function firstByKey<Row extends { readonly key: string }>(rows: readonly Row[], what: string, report: Report): Row[] {
  const seen = new Set<string>();
  return rows.filter(({ key }) => {
    if (seen.has(key))
      report({ from: key, to: key, kind: "duplicate_key", why: `A second ${what} has the key ${key}; only the first is imported.` });
    return seen.size < seen.add(key).size;
  });
}

function keysOf(rows: readonly { readonly key: string }[]): Set<string> {
  return new Set(rows.map(({ key }) => key));
}

function missing(edge: Omit<LeftOut, "why">, absent: string = edge.to): LeftOut {
  const what: Record<DraftEdgeKind, string> = {
    dependency: `The dependency of ${edge.from} on ${edge.to}`,
    parent: `The parent ${edge.to} of ${edge.from}`,
    phase: `The phase ${edge.to} of ${edge.from}`,
    initiative: `The initiative ${edge.to} of ${edge.from}`,
    link: `The link from ${edge.from} to ${edge.to}`,
    record: `The record ${edge.to} of ${edge.from}`,
    duplicate_key: `The key ${edge.to}`,
  };
  // A task without its record is still imported: nothing but its origin is unknown.
  if (edge.kind === "record") return { ...edge, why: `${what.record} is not in the source; the task is imported without it.` };
  return { ...edge, why: `${what[edge.kind]} is left out: ${absent} is not in the source.` };
}
