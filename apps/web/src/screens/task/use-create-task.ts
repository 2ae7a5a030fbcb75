import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { client } from "../../api/trpc.ts";
import { done } from "../../commands/undo.ts";
import { useDraft } from "../../data/use-draft.ts";
import { ClientError } from "../../ui/failure.ts";
import {
  type CreateForm,
  type FieldProblems,
  forAnother,
  inputOf,
  isDraft,
  problemsOf,
  readTyped,
  startingPoint,
  type Typed,
} from "./create-form.ts";
import { rememberInitiative, useHere } from "./use-here.ts";

/** The form of a new task, kept in this browser until the server has it. */
export function useCreateTask(onClose: () => void) {
  const here = useHere();
  const navigate = useNavigate();
  const [kept, keep] = useDraft("create-task");
  const [typed, hold] = useState<Typed>(() => (isDraft(readTyped(kept)) ? readTyped(kept) : {}));
  const [problems, setProblems] = useState<FieldProblems>({});
  const [isSending, setSending] = useState(false);
  const form: CreateForm = { ...startingPoint(here), ...typed };
  const setTyped = (next: Typed) => {
    hold(next);
    keep(isDraft(next) ? JSON.stringify(next) : "");
  };
  // What was chosen holds for the plan that it was chosen in, wherever the draft is opened again.
  const { initiativeId, phaseId, parentTaskId } = form;
  const place = (change: Typed) => setTyped({ ...typed, initiativeId, phaseId, parentTaskId, ...change });
  const create = async (another: boolean): Promise<boolean> => {
    if (isSending) return false;
    if (form.name.trim() === "") {
      setProblems({ name: "Give it a title." });
      return false;
    }
    setSending(true);
    setProblems({});
    try {
      const task = await client.tasks.create.mutate(inputOf(form));
      rememberInitiative(form.initiativeId);
      setTyped(another ? forAnother(typed) : {});
      const open = () => void navigate({ to: "/t/$taskId", params: { taskId: task.id } });
      done(`Created “${task.name}”`, () => client.tasks.delete.mutate({ id: task.id }), { also: { label: "Open", run: open } });
      if (!another) onClose();
      return true;
    } catch (error) {
      setProblems(problemsOf(new ClientError(error)));
      return false;
    } finally {
      setSending(false);
    }
  };
  return { form, typed, setTyped, place, problems, isSending, create, openTasks: here.openTasks, hasDraft: isDraft(typed) };
}

export type CreateTask = ReturnType<typeof useCreateTask>;
