import type { Repositories } from "../../db/repositories/unit-of-work.ts";
import type { Nested } from "../nest.ts";
import { createPage } from "../pages/create-page.ts";
import { deletePage } from "../pages/delete-page.ts";
import { getPage } from "../pages/get-page.ts";
import { movePage } from "../pages/move-page.ts";
import { savePage } from "../pages/save-page.ts";
import { addPhaseDependency } from "../phases/add-phase-dependency.ts";
import { createPhase } from "../phases/create-phase.ts";
import { deletePhase } from "../phases/delete-phase.ts";
import { removePhaseDependency } from "../phases/remove-phase-dependency.ts";
import { updatePhase } from "../phases/update-phase.ts";
import { addDependency } from "../tasks/add-dependency.ts";
import { createTask } from "../tasks/create-task.ts";
import { deleteTask } from "../tasks/delete-task.ts";
import { removeDependency } from "../tasks/remove-dependency.ts";
import { updateTask } from "../tasks/update-task.ts";
import type { NamedChange } from "./find-reach.ts";

interface Performed extends Nested {
  readonly tx: Repositories;
  readonly initiativeId: string;
}

type Of<Type extends NamedChange["entityType"]> = Extract<NamedChange, { readonly entityType: Type }>;

/** Makes the change by the command that is there for it, so that every rule of that command holds here too. */
export async function performChange(within: Performed, change: NamedChange): Promise<void> {
  if (change.entityType === "task") return performTask(within, change);
  if (change.entityType === "phase") return performPhase(within, change);
  if (change.entityType === "page") return performPage(within, change);
  const { app, context } = within;
  if (change.entityType === "task_dependency")
    await (change.action === "create" ? addDependency : removeDependency)(app, context, change.state);
  else await (change.action === "create" ? addPhaseDependency : removePhaseDependency)(app, context, change.state);
}

async function performTask({ app, context, initiativeId }: Performed, change: Of<"task">): Promise<void> {
  const { entityId: id } = change;
  if (change.action === "update") await updateTask(app, context, { id, patch: change.state });
  else if (change.action === "delete") await deleteTask(app, context, { id, dropDependencies: change.dropDependencies });
  else await createTask(app, context, { ...change.state, ...(change.state.parentTaskId ? {} : { initiativeId }), id });
}

async function performPhase({ app, context, initiativeId }: Performed, change: Of<"phase">): Promise<void> {
  const { entityId: id } = change;
  if (change.action === "update") await updatePhase(app, context, { id, patch: change.state });
  else if (change.action === "delete") await deletePhase(app, context, { id, dropDependencies: change.dropDependencies });
  else {
    const phase = { ...change.state, initiativeId, id };
    await createPhase(app, context, phase);
  }
}

async function performPage({ tx, app, context, initiativeId }: Performed, change: Of<"page">): Promise<void> {
  const { entityId: id } = change;
  if (change.action === "delete") return deletePage(app, context, { id });
  if (change.action === "create") {
    const page = { ...change.state, initiativeId, id };
    await createPage(app, context, page);
    return;
  }
  const { parentPageId, sortOrder, ...text } = change.state;
  const { revision, parentPageId: stands } = await getPage(tx, id);
  if (text.title !== undefined || text.content !== undefined) await savePage(app, context, { id, ...text, expectedRevision: revision });
  const to = parentPageId ?? stands;
  if (to !== null && (parentPageId || sortOrder !== undefined)) await movePage(app, context, { id, parentPageId: to, sortOrder });
}
