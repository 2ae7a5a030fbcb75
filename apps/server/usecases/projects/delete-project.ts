import { DomainError, type ErrandStatus, event } from "@signalbox/contracts";
import { namedList } from "../access/named-list.ts";
import { requireFound } from "../access/require-found.ts";
import { userCommand } from "../access/require-user.ts";
import { requireUnleased } from "../leases/require-lease.ts";

const open: readonly ErrandStatus[] = ["active", "pending_review", "conflict"];

/** Repositories and errands go with it, so it is refused while an errand is open, whose branch would be forgotten, or a repository is leased. */
export const deleteProject = userCommand(
  "project.delete",
  "delete a project",
  async (tx, { id }: { id: string }, { app, emit }): Promise<void> => {
    const { name } = requireFound(await tx.projects.findById(id), "project", id);
    const branches: string[] = [];
    for (const status of open)
      branches.push(...(await tx.errands.findAll({ projectId: id, status }, { limit: 200 })).items.map((errand) => errand.branch));
    if (branches.length > 0)
      throw new DomainError("REFUSED", `Project ${name} (${id}) has open errands: ${namedList(branches)}. Merge or abandon them first.`, {
        details: { entity: "project", id, branches },
      });
    for (const { id: repositoryId } of await tx.repositories.findByProjectId(id)) await requireUnleased(tx, app, { repositoryId });
    await tx.projects.delete(id);
    emit(event("project.deleted", id, { name }));
  },
);
