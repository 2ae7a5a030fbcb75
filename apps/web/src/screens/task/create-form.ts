/** What is asked of a new task, and what it begins with. Pure. */
import type { Task } from "./use-task.ts";

export interface CreateForm {
  readonly name: string;
  readonly description: string;
  readonly initiativeId: string | null;
  readonly phaseId: string | null;
  readonly parentTaskId: string | null;
  readonly priority: Task["priority"];
  readonly category: Task["category"];
  readonly waitsFor: readonly string[];
}

/** What a person has typed or chosen so far; the rest comes from where they are. */
export type Typed = Partial<CreateForm>;

interface Placed {
  readonly id: string;
  readonly initiativeId: string | null;
}

export interface Here {
  /** The task that has the screen. */
  readonly task?: (Placed & Pick<CreateForm, "phaseId">) | undefined;
  /** The one in the panel, if any. */
  readonly peeked?: (Placed & Pick<CreateForm, "phaseId">) | undefined;
  readonly phase?: Placed | undefined;
  readonly initiativeId?: string | undefined;
  /** The initiative of the last task that was made. */
  readonly remembered?: string | null | undefined;
}

/** On the screen of a task it becomes a part of that task; elsewhere it goes where the screen is, or else where the last one went. */
export function startingPoint({ task, peeked, phase, initiativeId, remembered }: Here): CreateForm {
  const around = task ?? peeked;
  return {
    name: "",
    description: "",
    initiativeId: around?.initiativeId ?? phase?.initiativeId ?? initiativeId ?? remembered ?? null,
    phaseId: around?.phaseId ?? phase?.id ?? null,
    parentTaskId: task?.id ?? null,
    priority: "medium",
    category: "execute",
    waitsFor: [],
  };
}

export function readTyped(kept: string): Typed {
  try {
    const typed: unknown = JSON.parse(kept);
    return typeof typed === "object" && typed !== null && !Array.isArray(typed) ? typed : {};
  } catch {
    return {};
  }
}

/** A place alone is no draft: it would send the next task to where nobody is any more. */
export const isDraft = ({ name = "", description = "" }: Typed): boolean => `${name}${description}`.trim() !== "";

/** As the server takes it. */
export const inputOf = ({ waitsFor, description, ...rest }: CreateForm) => ({
  ...rest,
  description: description === "" ? null : description,
  dependsOn: [...waitsFor],
});

/** Another initiative has other phases and tasks. */
export const withInitiative = (typed: Typed, initiativeId: string | null): Typed => ({
  ...typed,
  initiativeId,
  phaseId: null,
  parentTaskId: null,
  waitsFor: [],
});

/** What stays when the next one is to be made: where it goes, not what it says. */
export const forAnother = ({ name: _, description: __, waitsFor: ___, ...rest }: Typed): Typed => rest;

export type FieldProblems = Readonly<Record<string, string>>;

const fields: readonly string[] = ["name", "description", "initiativeId", "phaseId", "parentTaskId", "priority", "category"];

interface Refusal {
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** By field, so that each stands where it can be put right; "" holds what belongs to none. */
export function problemsOf({ message, details }: Refusal): FieldProblems {
  const issues = Array.isArray(details.issues) ? (details.issues as readonly { field?: unknown; message?: unknown }[]) : [];
  const byField = issues.flatMap(({ field, message: words }) => {
    const name = String(field).split(".")[0] ?? "";
    return fields.includes(name) ? [[name, `It ${String(words)}.`]] : [];
  });
  if (byField.length > 0 && byField.length === issues.length) return Object.fromEntries(byField);
  return typeof details.field === "string" && fields.includes(details.field) ? { [details.field]: message } : { "": message };
}
