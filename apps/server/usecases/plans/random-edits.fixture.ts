import { DomainError } from "@signalbox/contracts";
import fc from "fast-check";
import { initiativeStatuses, phaseStatuses, priorities } from "../../domain/statuses.ts";
import type { TestApp } from "../../testing/app.ts";
import type { Command } from "../command.ts";
import { addDependency } from "../tasks/add-dependency.ts";
import { blockTask } from "../tasks/block-task.ts";
import { cancelTask } from "../tasks/cancel-task.ts";
import { type ClaimedTask, claimTask } from "../tasks/claim-task.ts";
import { completeTask } from "../tasks/complete-task.ts";
import { createTask } from "../tasks/create-task.ts";
import { deleteTask } from "../tasks/delete-task.ts";
import { removeDependency } from "../tasks/remove-dependency.ts";
import { reopenTask } from "../tasks/reopen-task.ts";
import { submitTask } from "../tasks/submit-task.ts";
import { type UpdateTask, updateTask } from "../tasks/update-task.ts";

/** Random edits of a plan. A number names a row by its place among those that were made, so edits make sense in any sequence. */
export type Edit =
  | { readonly do: (typeof onOneTask)[number]; readonly task: number }
  | { readonly do: "create"; readonly parent: number | null; readonly phase: number | null; readonly blockers: readonly number[] }
  | { readonly do: "depend" | "undepend" | "phaseDepend" | "phaseUndepend"; readonly from: number; readonly to: number }
  | { readonly do: "moveToParent" | "moveToPhase" | "moveToInitiative"; readonly task: number; readonly to: number | null }
  | { readonly do: "prioritize"; readonly task: number; readonly priority: (typeof priorities)[number] }
  | { readonly do: "phaseStatus"; readonly phase: number; readonly status: (typeof phaseStatuses)[number] }
  | { readonly do: "initiativeStatus"; readonly initiative: number; readonly status: (typeof initiativeStatuses)[number] }
  | { readonly do: "createPhase" | "deleteInitiative"; readonly initiative: number }
  | { readonly do: "createInitiative" | "claimNext" }
  | { readonly do: "deletePhase"; readonly phase: number };

const onOneTask = ["complete", "reopen", "cancel", "block", "submit", "claim", "delete", "deleteAnyway"] as const;

const place = fc.nat({ max: 9 });
const maybe = fc.option(place, { nil: null, freq: 3 });
const edit = <const Name extends string, Shape extends object>(name: Name, shape: { [K in keyof Shape]: fc.Arbitrary<Shape[K]> }) =>
  fc.record(shape).map((rest) => ({ do: name, ...rest }) as { do: Name } & Shape);

/** Deletions are rare, or the plan would never grow into something. */
const edits: fc.Arbitrary<Edit> = fc.oneof(
  { arbitrary: edit("create", { parent: maybe, phase: maybe, blockers: fc.array(place, { maxLength: 2 }) }), weight: 16 },
  { arbitrary: edit("depend", { from: place, to: place }), weight: 24 },
  { arbitrary: edit("undepend", { from: place, to: place }), weight: 8 },
  ...onOneTask.map((name) => ({ arbitrary: edit(name, { task: place }), weight: name.startsWith("delete") ? 1 : 8 })),
  { arbitrary: edit("claimNext", {}), weight: 8 },
  { arbitrary: edit("moveToParent", { task: place, to: maybe }), weight: 20 },
  { arbitrary: edit("moveToPhase", { task: place, to: maybe }), weight: 8 },
  { arbitrary: edit("moveToInitiative", { task: place, to: maybe }), weight: 6 },
  { arbitrary: edit("prioritize", { task: place, priority: fc.constantFrom(...priorities) }), weight: 2 },
  { arbitrary: edit("createPhase", { initiative: place }), weight: 4 },
  { arbitrary: edit("createInitiative", {}), weight: 1 },
  { arbitrary: edit("phaseStatus", { phase: place, status: fc.constantFrom("approved", ...phaseStatuses) }), weight: 10 },
  { arbitrary: edit("phaseDepend", { from: place, to: place }), weight: 8 },
  { arbitrary: edit("phaseUndepend", { from: place, to: place }), weight: 3 },
  {
    arbitrary: edit("initiativeStatus", { initiative: place, status: fc.constantFrom("active", "active", ...initiativeStatuses) }),
    weight: 5,
  },
  { arbitrary: edit("deletePhase", { phase: place }), weight: 1 },
  { arbitrary: edit("deleteInitiative", { initiative: place }), weight: 1 },
);

export const editSequences = fc.array(edits, { minLength: 10, maxLength: 60, size: "max" });

type Kind = "task" | "phase" | "initiative";

interface Tools extends TestApp {
  /** Adds a row to those that later edits can name. */
  made(kind: Kind, row: { readonly id: string }): void;
  pick(kind: Kind, at: number): string;
  pickOrNull(kind: Kind, at: number | null): string | null;
}

type Perform<Name extends Edit["do"]> = (edit: Edit & { readonly do: Name }, tools: Tools) => Promise<unknown>;

const onTask =
  (command: Command<{ id: string }, unknown>): Perform<(typeof onOneTask)[number]> =>
  ({ task }, { app, context, pick }) =>
    command(app, context, { id: pick("task", task) });

const update = (tools: Tools, task: number, patch: UpdateTask["patch"]) =>
  updateTask(tools.app, tools.context, { id: tools.pick("task", task), patch });

const perform: { readonly [Name in Edit["do"]]: Perform<Name> } = {
  complete: onTask(completeTask),
  reopen: onTask(reopenTask),
  cancel: onTask(cancelTask),
  block: onTask(blockTask),
  submit: onTask(submitTask),
  claim: onTask(claimTask),
  claimNext: (_edit, { app, context }) => claimTask(app, context, {}),
  delete: onTask(deleteTask),
  deleteAnyway: ({ task }, { app, context, pick }) => deleteTask(app, context, { id: pick("task", task), dropDependencies: true }),
  create: async ({ parent, phase, blockers }, { app, context, made, pick, pickOrNull }) => {
    const dependsOn = blockers.map((at) => pick("task", at));
    const place = { parentTaskId: pickOrNull("task", parent), phaseId: pickOrNull("phase", phase) };
    made("task", await createTask(app, context, { name: "a task", ...place, dependsOn }));
  },
  createInitiative: async (_edit, { given, made }) => made("initiative", await given.initiative()),
  createPhase: async ({ initiative }, { given, made, pick }) =>
    made("phase", await given.phase({ initiativeId: pick("initiative", initiative) })),
  depend: ({ from, to }, { app, context, pick }) =>
    addDependency(app, context, { taskId: pick("task", from), dependsOnTaskId: pick("task", to) }),
  undepend: ({ from, to }, { app, context, pick }) =>
    removeDependency(app, context, { taskId: pick("task", from), dependsOnTaskId: pick("task", to) }),
  moveToParent: ({ task, to }, tools) => update(tools, task, { parentTaskId: tools.pickOrNull("task", to) }),
  moveToPhase: ({ task, to }, tools) => update(tools, task, { phaseId: tools.pickOrNull("phase", to) }),
  moveToInitiative: ({ task, to }, tools) => update(tools, task, { initiativeId: tools.pickOrNull("initiative", to) }),
  prioritize: ({ task, priority }, tools) => update(tools, task, { priority }),
  phaseStatus: ({ phase, status }, { app, pick }) =>
    app.store.transaction("phase", (tx) => tx.phases.update(pick("phase", phase), { status })),
  phaseDepend: ({ from, to }, { app, pick }) =>
    app.store.transaction("phase", (tx) => tx.phases.createDependency(pick("phase", from), pick("phase", to))),
  phaseUndepend: ({ from, to }, { app, pick }) =>
    app.store.transaction("phase", (tx) => tx.phases.deleteDependency(pick("phase", from), pick("phase", to))),
  deletePhase: ({ phase }, { app, pick }) => app.store.transaction("phase", (tx) => tx.phases.delete(pick("phase", phase))),
  initiativeStatus: ({ initiative, status }, { app, pick }) =>
    app.store.transaction("initiative", (tx) => tx.initiatives.update(pick("initiative", initiative), { status })),
  deleteInitiative: ({ initiative }, { app, pick }) =>
    app.store.transaction("initiative", (tx) => tx.initiatives.delete(pick("initiative", initiative))),
};

/** Applies an edit and returns the id of the task that was claimed, if it was a claim. Refusals are allowed outcomes, other errors are not. */
export function createEditor(world: TestApp): (edit: Edit) => Promise<string | null> {
  const ids: Record<Kind, string[]> = { task: [], phase: [], initiative: [] };
  const pick = (kind: Kind, at: number) => ids[kind][at % Math.max(1, ids[kind].length)] ?? "none";
  const tools: Tools = {
    ...world,
    made: (kind, { id }) => void ids[kind].push(id),
    pick,
    pickOrNull: (kind, at) => (at === null ? null : pick(kind, at)),
  };
  /** So that later edits do not only meet ghosts. */
  const forgetDeleted = async () => {
    const { tasks, phases, initiatives } = world.app.store.reads;
    const stored = { task: tasks, phase: phases, initiative: initiatives };
    for (const kind of ["task", "phase", "initiative"] as const) ids[kind] = (await stored[kind].findByIds(ids[kind])).map(({ id }) => id);
  };
  return async (edit) => {
    world.clock.advance(1);
    try {
      const result = await (perform[edit.do] as Perform<Edit["do"]>)(edit, tools);
      if (edit.do.startsWith("delete")) await forgetDeleted();
      return edit.do.startsWith("claim") ? ((result as ClaimedTask | null)?.task.id ?? null) : null;
    } catch (error) {
      if (error instanceof DomainError && (error.code === "REFUSED" || error.code === "NOT_FOUND")) return null;
      throw error;
    }
  };
}
