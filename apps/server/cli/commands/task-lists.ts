import type { Command } from "commander";
import type { Api, TaskJson } from "../api.ts";
import { type Answer, type ApiScope, asks } from "../command-scope.ts";
import type { Io } from "../io.ts";
import { everyPage, findInitiative, findPhase, findTask } from "../naming.ts";
import { priority, type TaskPriority, type TaskStatus, taskStatus, wholeNumber } from "../options.ts";
import type { Screen } from "../screen.ts";
import { type Column, table } from "../table.ts";
import { taskColumns, taskTable } from "../task-text.ts";

interface ReadyOptions {
  readonly initiative?: string;
  readonly limit: number;
}

interface ListOptions {
  readonly status?: TaskStatus;
  readonly priority?: TaskPriority;
  readonly initiative?: string;
  readonly phase?: string;
  readonly parent?: string;
  readonly limit: number;
  readonly after?: string;
  readonly all?: boolean;
}

const PAGE = 200;

export function addTaskLists(program: Command, io: Io): void {
  program
    .command("ready")
    .alias("next")
    .description("list the tasks that can be claimed now, in the order they are handed out")
    .option("-i, --initiative <initiative>", "only of this initiative")
    .option("-n, --limit <count>", "at most this many", wholeNumber(1, PAGE), 20)
    .action(asks(io, ready));
  program
    .command("list")
    .alias("ls")
    .description("list tasks in the order they were created")
    .option("-s, --status <status>", "only with this status", taskStatus)
    .option("-p, --priority <priority>", "only with this priority", priority)
    .option("-i, --initiative <initiative>", "only of this initiative")
    .option("--phase <phase>", "only of this phase")
    .option("--parent <task>", "only subtasks of this task")
    .option("-n, --limit <count>", "at most this many", wholeNumber(1, PAGE), 50)
    .option("--after <cursor>", "go on after a page; its `next` says where")
    .option("-a, --all", "all of them, not one page")
    .action(asks(io, list));
  program
    .command("blocked")
    .alias("waiting")
    .description("list the tasks that wait, and the first reason of each")
    .option("-i, --initiative <initiative>", "only of this initiative")
    .option("-n, --limit <count>", "at most this many", wholeNumber(1, PAGE), 20)
    .action(asks(io, blocked));
}

const initiativeFilter = async (api: Api, initiative: string | undefined) =>
  initiative === undefined ? {} : { initiativeId: (await findInitiative(api, initiative)).id };

async function ready({ api }: ApiScope, { initiative, limit }: ReadyOptions): Promise<Answer> {
  const items = await api.tasks.ready.query({ ...(await initiativeFilter(api, initiative)), limit });
  return {
    data: { items },
    text: (screen) => (items.length === 0 ? "" : taskTable(items, screen)),
    note: items.length === 0 ? "Nothing is ready. `signalbox blocked` lists what waits, and why." : undefined,
  };
}

async function list({ api }: ApiScope, options: ListOptions): Promise<Answer> {
  const filter = await taskFilter(api, options);
  const { all, limit, after } = options;
  const { items, next } = all
    ? { items: await everyPage((page) => api.tasks.list.query({ ...filter, ...page })), next: null }
    : await api.tasks.list.query({ ...filter, limit, ...(after === undefined ? {} : { after }) });
  return {
    data: { items, next },
    text: (screen) => (items.length === 0 ? "" : taskTable(items, screen)),
    note: listNote(items, next),
  };
}

function listNote(items: readonly TaskJson[], next: string | null): string | undefined {
  if (items.length === 0) return "There are no such tasks.";
  return next === null ? undefined : `There are more: add --all, or --after ${next}`;
}

async function taskFilter(api: Api, { status, priority: wanted, initiative, phase, parent }: ListOptions) {
  return {
    ...(status === undefined ? {} : { status }),
    ...(wanted === undefined ? {} : { priority: wanted }),
    ...(await initiativeFilter(api, initiative)),
    ...(phase === undefined ? {} : { phaseId: (await findPhase(api, phase)).id }),
    ...(parent === undefined ? {} : { parentTaskId: (await findTask(api, parent)).id }),
  };
}

interface Waiting {
  readonly task: TaskJson;
  readonly reason: { readonly kind: string; readonly message: string; readonly remedy: string };
}

/** Some reason stands between them and being claimed; what is under way or at its end does not wait. */
const waits = (task: TaskJson): boolean =>
  task.status === "blocked" ||
  (task.status === "pending" && (task.unmetDependencies > 0 || task.inheritedUnmet > 0 || task.unfinishedChildren > 0 || !task.gateOpen));

async function blocked({ api }: ApiScope, { initiative, limit }: ReadyOptions): Promise<Answer> {
  const filter = await initiativeFilter(api, initiative);
  const tasks = [
    ...(await firstWaiting(api, { ...filter, status: "blocked" }, limit)),
    ...(await firstWaiting(api, { ...filter, status: "pending" }, limit)),
  ];
  const items: Waiting[] = [];
  for (const task of tasks.slice(0, limit)) {
    const [reason] = (await api.tasks.why.query({ id: task.id })).reasons;
    if (reason !== undefined) items.push({ task, reason: { kind: reason.kind, message: reason.message, remedy: reason.remedy } });
  }
  return {
    data: { items },
    text: (screen) => (items.length === 0 ? "" : waitingTable(items, screen)),
    note: items.length === 0 ? "Nothing waits." : undefined,
  };
}

/** Page by page, because most pending tasks may be ready. */
async function firstWaiting(
  api: Api,
  filter: { status: "blocked" | "pending"; initiativeId?: string },
  limit: number,
): Promise<TaskJson[]> {
  const found: TaskJson[] = [];
  let after: string | undefined;
  do {
    const { items, next } = await api.tasks.list.query({ ...filter, limit: PAGE, ...(after === undefined ? {} : { after }) });
    found.push(...items.filter(waits));
    after = next ?? undefined;
  } while (after !== undefined && found.length < limit);
  return found;
}

function waitingTable(items: readonly Waiting[], screen: Screen): string {
  const columns: Column<Waiting>[] = [
    ...taskColumns.slice(0, 2).map(({ heading, value, style }) => ({
      heading,
      value: ({ task }: Waiting) => value(task),
      style: ({ task }: Waiting) => style?.(task),
    })),
    { heading: "WHY", value: ({ reason }) => reason.message, wraps: true },
  ];
  return table(columns, items, screen);
}
