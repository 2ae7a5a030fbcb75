import type { Command } from "commander";
import type { Api, TaskJson } from "../api.ts";
import { type Answer, type ApiScope, asks } from "../command-scope.ts";
import type { Io } from "../io.ts";
import { everyPage, findInitiative, findPhase, findTask } from "../naming.ts";
import { collected, oneOf, priority, type TaskPriority, taskCategories, wholeNumber } from "../options.ts";
import { called, taskPage } from "../task-text.ts";

interface TaskFields {
  readonly description?: string;
  readonly priority?: TaskPriority;
  readonly category?: (typeof taskCategories)[number];
  readonly order?: number;
  readonly phase?: string;
  readonly initiative?: string;
  readonly parent?: string;
}

interface CreateOptions extends TaskFields {
  readonly dependsOn?: readonly string[];
}

interface UpdateOptions extends TaskFields {
  readonly name?: string;
  readonly summary?: string;
}

interface DeleteOptions {
  readonly dropDependencies?: boolean;
}

export function addTasks(program: Command, io: Io): void {
  program.command("show").alias("view").description("show a task and what stands around it").argument("<task>").action(asks(io, show));
  withFields(program.command("create").alias("new").alias("add").description("create a task").argument("<name...>"))
    .option("--depends-on <task>", "it waits for this task; may be given more than once", collected)
    .action(asks(io, create));
  withFields(program.command("update").alias("edit").description("change a task").argument("<task>"))
    .option("--name <name>", "its name")
    .option("-m, --summary <text>", "what came out of it")
    .action(asks(io, update));
  program
    .command("delete")
    .alias("rm")
    .description("delete a task and its subtasks")
    .argument("<task>")
    .option("--drop-dependencies", "though other tasks wait for it; they no longer do then")
    .action(asks(io, remove));
  const depend = program.command("depend").alias("dep").description("make a task wait for another, or no longer");
  depend.command("add").description("<task> waits for <other>").argument("<task>").argument("<other>").action(asks(io, addDependency));
  depend
    .command("remove")
    .alias("rm")
    .description("<task> no longer waits for <other>")
    .argument("<task>")
    .argument("<other>")
    .action(asks(io, removeDependency));
}

const withFields = (command: Command): Command =>
  command
    .option("-d, --description <text>", "what is to be done")
    .option("-p, --priority <priority>", "low, medium or high; or 0 (the most urgent) to 4", priority)
    .option("-t, --category <category>", "what kind of work it is", oneOf(taskCategories))
    .option("--order <number>", "its place among tasks of equal priority", wholeNumber(-1_000_000, 1_000_000))
    .option("--phase <phase>", "the phase it stands in")
    .option("-i, --initiative <initiative>", "the initiative it belongs to")
    .option("--parent <task>", "the task it is a part of");

async function show({ api }: ApiScope, text: string): Promise<Answer> {
  const task = await findTask(api, text);
  const { id, phaseId, initiativeId, parentTaskId } = task;
  const shown = {
    task,
    phase: phaseId === null ? null : await api.phases.get.query({ id: phaseId }),
    initiative: initiativeId === null ? null : await api.initiatives.get.query({ id: initiativeId }),
    parent: parentTaskId === null ? null : await api.tasks.get.query({ id: parentTaskId }),
    dependencies: await everyPage((page) => api.tasks.dependencies.query({ id, ...page })),
    dependents: await everyPage((page) => api.tasks.dependents.query({ id, ...page })),
    subtasks: await everyPage((page) => api.tasks.children.query({ id, ...page })),
  };
  return { data: shown, text: (screen) => taskPage(shown, screen) };
}

/** What was named, by ids. Fields that were not given are left out, so that nothing is changed by accident. */
async function givenFields(api: Api, { phase, initiative, parent, description, priority: level, category, order }: TaskFields) {
  return {
    ...(description === undefined ? {} : { description }),
    ...(level === undefined ? {} : { priority: level }),
    ...(category === undefined ? {} : { category }),
    ...(order === undefined ? {} : { order }),
    ...(await givenPlace(api, { phase, initiative })),
    ...(parent === undefined ? {} : { parentTaskId: (await findTask(api, parent)).id }),
  };
}

/** A phase brings its initiative. */
async function givenPlace(api: Api, { phase, initiative }: { phase: string | undefined; initiative: string | undefined }) {
  const found = phase === undefined ? undefined : await findPhase(api, phase);
  const own = initiative === undefined ? undefined : await findInitiative(api, initiative);
  const initiativeId = own?.id ?? found?.initiativeId;
  return { ...(found === undefined ? {} : { phaseId: found.id }), ...(initiativeId === undefined ? {} : { initiativeId }) };
}

async function create({ api }: ApiScope, words: readonly string[], { dependsOn = [], ...options }: CreateOptions): Promise<Answer> {
  const blockers: string[] = [];
  for (const blocker of dependsOn) blockers.push((await findTask(api, blocker)).id);
  const given = await givenFields(api, options);
  return changed("Created", await api.tasks.create.mutate({ name: words.join(" "), ...given, dependsOn: blockers }));
}

async function update({ api }: ApiScope, text: string, { name, summary, ...options }: UpdateOptions): Promise<Answer> {
  const { id } = await findTask(api, text);
  const named = { ...(name === undefined ? {} : { name }), ...(summary === undefined ? {} : { summary }) };
  return changed("Updated", await api.tasks.update.mutate({ id, patch: { ...named, ...(await givenFields(api, options)) } }));
}

async function remove({ api }: ApiScope, text: string, { dropDependencies = false }: DeleteOptions): Promise<Answer> {
  const task = await findTask(api, text);
  await api.tasks.delete.mutate({ id: task.id, dropDependencies });
  return { data: { deleted: { id: task.id, name: task.name } }, text: () => `Deleted ${called(task)}.` };
}

async function addDependency({ api }: ApiScope, text: string, other: string): Promise<Answer> {
  const [task, on] = await bothTasks(api, text, other);
  const after = await api.tasks.addDependency.mutate({ taskId: task.id, dependsOnTaskId: on.id });
  return { data: after, text: () => `${called(after)} waits for ${called(on)}.` };
}

async function removeDependency({ api }: ApiScope, text: string, other: string): Promise<Answer> {
  const [task, on] = await bothTasks(api, text, other);
  const after = await api.tasks.removeDependency.mutate({ taskId: task.id, dependsOnTaskId: on.id });
  return { data: after, text: () => `${called(after)} no longer waits for ${called(on)}.` };
}

const bothTasks = async (api: Api, text: string, other: string): Promise<readonly [TaskJson, TaskJson]> => [
  await findTask(api, text),
  await findTask(api, other),
];

function changed(what: string, task: TaskJson): Answer {
  return { data: task, text: () => `${what} ${called(task)}.` };
}
