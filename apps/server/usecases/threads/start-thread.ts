import { DomainError, event, type ProjectionThread } from "@signalbox/contracts";
import type { Repositories } from "../../db/repositories/unit-of-work.ts";
import { requireFound } from "../access/require-found.ts";
import { type CommandScope, command } from "../command.ts";

export interface StartThread {
  readonly title: string;
  readonly projectId?: string | null | undefined;
}

/** A conversation with an agent, in a project or on its own. */
export const startThread = command(
  "thread.start",
  async (tx, { title, projectId = null }: StartThread, scope): Promise<ProjectionThread> => {
    const id = scope.app.ids.next();
    if (projectId !== null) await requireProject(tx, projectId, scope);
    scope.emit(event("thread.created", id, { projectId, title }));
    await scope.record();
    return requireFound(await tx.projections.findThread(id), "thread", id);
  },
);

async function requireProject(tx: Repositories, projectId: string, { emit }: CommandScope): Promise<void> {
  const known = await tx.projections.findProject(projectId);
  if (known?.archived)
    throw new DomainError("REFUSED", `Project ${projectId} is archived (projectId) and takes no new threads.`, {
      details: details(projectId),
    });
  if (known !== null) return;
  const project = await tx.projects.findById(projectId);
  if (project === null)
    throw new DomainError("REFUSED", `There is no project with the id ${projectId} (projectId).`, { details: details(projectId) });
  // A project that is older than the log enters it with its first conversation.
  emit(event("project.created", projectId, { name: project.name, path: null, defaultBranch: project.defaultBranch }));
}

const details = (id: string) => ({ entity: "project", field: "projectId", id });
