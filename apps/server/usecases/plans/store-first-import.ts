import { dependencyRow, linkRow, parentsFirst, storePlaces, taskLinks, taskRow } from "./draft-rows.ts";
import type { ImportWrite } from "./import-write.ts";

/** Nothing of the source is stored, and the draft is free of cycles, so everything goes in bulk and unasked. */
export async function storeFirstImport(write: ImportWrite): Promise<void> {
  const { tx, comparison, writeAll } = write;
  const { draft, ids } = comparison;
  await storePlaces(write, draft.tasks);
  await writeAll("tasks", parentsFirst(draft.tasks), (part) => tx.tasks.createMany(part.map((task) => taskRow(task, ids))));
  await writeAll("dependencies", draft.dependencies, (part) => tx.tasks.createDependencies(part.map((edge) => dependencyRow(edge, ids))));
  await writeAll("links", taskLinks(write), (part) => tx.tasks.createLinks(part.map((link) => linkRow(link, ids))));
}
