import type { TaskJson } from "./api.ts";
import { manyLines, oneLine } from "./cell-width.ts";
import type { Screen, Style } from "./screen.ts";
import { type Column, fields, table } from "./table.ts";

const statusStyles: Partial<Record<TaskJson["status"], Style>> = {
  in_progress: "cyan",
  quality_review: "yellow",
  completed: "green",
  blocked: "red",
  cancelled: "dim",
};

const priorityStyles: Partial<Record<TaskJson["priority"], Style>> = { high: "red", low: "dim" };

export const taskColumns: readonly Column<TaskJson>[] = [
  { heading: "ID", value: ({ id }) => id, style: () => "dim" },
  { heading: "STATUS", value: ({ status }) => status, style: ({ status }) => statusStyles[status] },
  { heading: "PRIORITY", value: ({ priority }) => priority, style: ({ priority }) => priorityStyles[priority] },
  { heading: "NAME", value: ({ name }) => name, wraps: true },
];

export const taskTable = (tasks: readonly TaskJson[], screen: Screen): string => table(taskColumns, tasks, screen);

/** `<name> (<id>)`, as sentences name a task. */
export const called = ({ id, name }: { readonly id: string; readonly name: string }): string => `${oneLine(name)} (${id})`;

export const callAll = (tasks: readonly { readonly id: string; readonly name: string }[]): string => tasks.map(called).join(", ");

export interface ShownTask {
  readonly task: TaskJson;
  readonly phase: { readonly id: string; readonly name: string } | null;
  readonly initiative: { readonly id: string; readonly name: string } | null;
  readonly parent: TaskJson | null;
  readonly dependencies: readonly TaskJson[];
  readonly dependents: readonly TaskJson[];
  readonly subtasks: readonly TaskJson[];
}

export function taskPage({ task, ...around }: ShownTask, screen: Screen): string {
  const heading = screen.paint("bold", oneLine(task.name));
  const facts = fields(
    [
      ["id", task.id],
      ["status", task.status],
      ["priority", task.priority],
      ["category", task.category],
      ["initiative", around.initiative && called(around.initiative)],
      ["phase", around.phase && called(around.phase)],
      ["parent", around.parent && called(around.parent)],
      ["created", task.createdAt],
      ["updated", task.updatedAt],
    ],
    screen,
  );
  const list = (title: string, tasks: readonly TaskJson[]) =>
    tasks.length === 0 ? "" : `${screen.paint("bold", title)}\n${taskTable(tasks, screen)}`;
  const text = (title: string, content: string | null) => (content ? `${screen.paint("bold", title)}\n${manyLines(content)}` : "");
  const parts = [
    `${heading}\n${facts}`,
    text("Description", task.description),
    text("Summary", task.summary),
    list("Waits for", around.dependencies),
    list("Waited for by", around.dependents),
    list("Subtasks", around.subtasks),
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}
