import type { PlanDraft } from "../../domain/plan-draft.ts";
import { readCategory, readMoment, readPriority, readStatus, type TaskDraft, type Translated, toText } from "./foreign-values.ts";

type Item<K extends "records" | "initiatives" | "phases" | "dependencies" | "links" | "unmapped"> = PlanDraft[K][number];

/** A task in the words of its own tool; the builder translates them and reports what lost meaning. */
type ForeignTask = Pick<TaskDraft, "key" | "name" | "description" | "order" | "recordSourceId"> &
  Partial<Pick<TaskDraft, "initiativeKey" | "phaseKey" | "summary">> & {
    readonly status: string | null;
    readonly priority?: string | null;
    readonly category?: string | null;
    readonly created?: { readonly field: string; readonly text: string | null };
  };

/** One arrow between two task keys. */
type Arrow = { readonly from: string; readonly to: string; readonly as: "dependency" | "parent" | { readonly link: string } };

export type DraftBuilder = ReturnType<typeof createDraftBuilder>;

/** Gives each wanted name once; a repeated one gets `#2`, `#3` … in file order, so that a second import finds the same rows. */
export function createNamer(): (wanted: string) => string {
  const taken = new Map<string, number>();
  return (wanted) => {
    let count = (taken.get(wanted) ?? 0) + 1;
    while (count > 1 && taken.has(`${wanted}#${count}`)) count += 1;
    taken.set(wanted, count);
    if (count === 1) return wanted;
    taken.set(`${wanted}#${count}`, 1);
    return `${wanted}#${count}`;
  };
}

/** Collects what no field of ours takes. */
function createReporter(unmapped: Item<"unmapped">[]) {
  function report(sourceId: string, field: string, rest: { value: unknown; treatedAs: string }): void {
    unmapped.push({ sourceId, field, ...rest });
  }
  return {
    report,
    translate<T>(sourceId: string, field: string, read: { text: string | null; as: Translated<T> }): T {
      if (!read.as.exact) report(sourceId, field, { value: read.text, treatedAs: String(read.as.value ?? "none") });
      return read.as.value;
    },
    /** Names every filled field of a foreign record that the reader has no place for. */
    leftovers(sourceId: string, record: unknown, known: { fields: ReadonlySet<string>; prefix?: string }): void {
      for (const [field, value] of Object.entries(record ?? {})) {
        if (known.fields.has(field) || toText(value) === null) continue;
        report(sourceId, (known.prefix ?? "") + field, { value, treatedAs: "kept in the record only" });
      }
    },
  };
}

function translateTask(task: ForeignTask, translate: ReturnType<typeof createReporter>["translate"]): TaskDraft {
  const { status, priority = null, category = null, created, ...same } = task;
  const id = task.recordSourceId;
  const createdAt = created && translate(id, created.field, { text: created.text, as: readMoment(created.text) });
  return {
    initiativeKey: null,
    phaseKey: null,
    parentKey: null,
    summary: null,
    ...same,
    status: translate(id, "status", { text: status, as: readStatus(status) }),
    priority: translate(id, "priority", { text: priority, as: readPriority(priority) }),
    category: translate(id, "type", { text: category, as: readCategory(category) }),
    ...(createdAt && { createdAt }),
  };
}

/** The arrows between tasks. A task has one parent here; a second one becomes a link, which keeps it without bending the hierarchy. */
function createArrows(tasks: Map<string, TaskDraft>) {
  const dependencies: Item<"dependencies">[] = [];
  const links = new Map<string, Item<"links">>();
  const addLink = (link: Item<"links">): void => void links.set(JSON.stringify([link.kind, link.from, link.to]), link);

  function addParent(from: string, to: string): void {
    const task = tasks.get(from);
    if (task?.parentKey === null) tasks.set(from, { ...task, parentKey: to });
    else if (task?.parentKey !== to) addLink({ from, to, kind: "parent-child" });
  }

  return {
    connect({ from, to, as }: Arrow): void {
      if (as === "dependency") dependencies.push({ from, to });
      else if (as === "parent") addParent(from, to);
      else addLink({ from, to, kind: as.link });
    },
    collected: () => ({ dependencies, links: [...links.values()] }),
  };
}

/**
 * Collects a draft and names what no field of ours takes. Arrows that lead nowhere or in a circle stay in: `checkDraft`
 * judges them in one place, for every source.
 */
export function createDraftBuilder(source: string) {
  const records: Item<"records">[] = [];
  const initiatives = new Map<string, Item<"initiatives">>();
  const phases = new Map<string, Item<"phases">>();
  const tasks = new Map<string, TaskDraft>();
  const unmapped: Item<"unmapped">[] = [];
  const { report, translate, leftovers } = createReporter(unmapped);
  const { connect, collected } = createArrows(tasks);
  return {
    addRecord: (record: Item<"records">): void => void records.push(record),
    addInitiative: (initiative: Item<"initiatives">): void => void initiatives.set(initiative.key, initiative),
    addPhase: (phase: Item<"phases">): void => void (phases.has(phase.key) || phases.set(phase.key, phase)),
    hasTask: (key: string): boolean => tasks.has(key),
    addTask: (task: ForeignTask): void => void tasks.set(task.key, translateTask(task, translate)),
    connect,
    report,
    leftovers,
    finish: (): PlanDraft => ({
      source,
      records,
      initiatives: [...initiatives.values()],
      phases: [...phases.values()],
      tasks: [...tasks.values()],
      ...collected(),
      unmapped,
    }),
  };
}
