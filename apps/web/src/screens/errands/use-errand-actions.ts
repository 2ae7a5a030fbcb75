import { useState } from "react";
import { client, type Outputs } from "../../api/trpc.ts";
import { useCommand } from "../../commands/registry.ts";
import { done } from "../../commands/undo.ts";
import { toastFailure } from "../../ui/toast.ts";
import { type Errand, isOpen, titleOf } from "./errand-words.ts";

export type ErrandDialog = { readonly kind: "create" } | { readonly kind: "edit" | "task" | "delete"; readonly errand: Errand };

/** The acts on the errand under the cursor. */
export function useErrandActions(errand: Errand | undefined) {
  const [dialog, setDialog] = useState<ErrandDialog | null>(null);
  const some = { enabled: errand !== undefined };
  const open = (kind: "edit" | "task" | "delete") => () => errand && setDialog({ kind, errand });
  useCommand("create.errand", () => setDialog({ kind: "create" }));
  useCommand("errand.edit", open("edit"), some);
  useCommand("errand.makeTask", open("task"), some);
  useCommand("errand.delete", open("delete"), { enabled: errand !== undefined && !isOpen(errand) });
  useCommand("errand.abandon", () => errand && abandonErrand(errand), { enabled: errand !== undefined && isOpen(errand) });
  return { dialog, close: () => setDialog(null) };
}

async function abandonErrand(errand: Errand): Promise<void> {
  const what = `Abandoned “${titleOf(errand)}”`;
  try {
    await client.errands.update.mutate({ id: errand.id, patch: { status: "abandoned" } });
    done(what, () => client.errands.update.mutate({ id: errand.id, patch: { status: errand.status } }));
  } catch (error) {
    toastFailure(`Not done: ${what}`, error);
  }
}

/** The task takes over what the errand was for. When the errand cannot be abandoned the task goes again: one thing stands in one place. */
export async function replaceByTask(errand: Errand, task: Outputs["tasks"]["create"], isAbandoned: boolean): Promise<void> {
  const takeBack = () => client.tasks.delete.mutate({ id: task.id });
  const setStatus = (status: Errand["status"]) => client.errands.update.mutate({ id: errand.id, patch: { status } });
  if (isAbandoned) {
    try {
      await setStatus("abandoned");
    } catch (error) {
      await takeBack();
      throw error;
    }
  }
  done(`Turned “${titleOf(errand)}” into a task`, async () => {
    await takeBack();
    if (isAbandoned) await setStatus(errand.status);
  });
}
