import type { Command } from "commander";
import type { Api, TaskJson } from "../api.ts";
import { manyLines, oneLine } from "../cell-width.ts";
import { type Answer, type ApiScope, asks } from "../command-scope.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Io } from "../io.ts";
import { findInitiative, findTask } from "../naming.ts";
import type { Screen } from "../screen.ts";
import { callAll, called } from "../task-text.ts";

interface ClaimOptions {
  readonly initiative?: string;
  readonly agent?: string;
  readonly worktree?: string;
}

interface SummaryOptions {
  readonly summary?: string;
}

/** The verbs that move a task from one status to another. */
export function addWork(program: Command, io: Io): void {
  program
    .command("claim")
    .alias("start")
    .description("take a task to work on: this one, else the first that is ready")
    .argument("[task]")
    .option("-i, --initiative <initiative>", "the first ready one of this initiative")
    .option("--agent <name>", "the name to work under; one is made up otherwise")
    .option("--worktree <path>", "where the work is done")
    .action(asks(io, claim));
  program
    .command("done")
    .alias("close")
    .alias("complete")
    .description("complete a task; what waited for it may start")
    .argument("<task>")
    .option("-m, --summary <text>", "what came out of it; tasks that depend on it get it as context")
    .action(asks(io, complete));
  program
    .command("submit")
    .description("hand a task over for review")
    .argument("<task>")
    .option("-m, --summary <text>", "what came out of it")
    .action(asks(io, submit));
  const verbs: readonly Verb[] = [
    {
      name: "block",
      description: "hold a task back until it is reopened",
      did: "Blocked",
      move: (api, id) => api.tasks.block.mutate({ id }),
    },
    { name: "reopen", description: "open a task again", did: "Reopened", move: (api, id) => api.tasks.reopen.mutate({ id }) },
    { name: "cancel", description: "end a task without its work", did: "Cancelled", move: (api, id) => api.tasks.cancel.mutate({ id }) },
  ];
  for (const verb of verbs)
    program
      .command(verb.name)
      .description(verb.description)
      .argument("<task>")
      .action(asks(io, moving(verb)));
  program
    .command("why")
    .description("say why a task stands where it stands, and what to do about it")
    .argument("<task>")
    .action(asks(io, why));
}

interface Verb {
  readonly name: string;
  readonly description: string;
  readonly did: string;
  move(api: Api, id: string): Promise<TaskJson>;
}

const moving =
  ({ did, move }: Verb) =>
  async ({ api }: ApiScope, text: string): Promise<Answer> => {
    const task = await move(api, (await findTask(api, text)).id);
    return { data: task, text: () => `${did} ${called(task)}.` };
  };

async function claim({ api }: ApiScope, text: string | undefined, { initiative, agent, worktree }: ClaimOptions): Promise<Answer> {
  const claimed = await api.tasks.claim.mutate({
    ...(text === undefined ? {} : { id: (await findTask(api, text)).id }),
    ...(initiative === undefined ? {} : { initiativeId: (await findInitiative(api, initiative)).id }),
    ...(agent === undefined ? {} : { agentName: agent }),
    ...(worktree === undefined ? {} : { worktree }),
  });
  if (claimed === null) {
    return {
      data: { task: null, agent: null },
      text: () => "",
      note: "Nothing is ready. `signalbox blocked` lists what waits, and why.",
      exitCode: exitCodes.nothingReady.code,
    };
  }
  const { task, agent: by } = claimed;
  const description = task.description ? `\n\n${manyLines(task.description)}` : "";
  return { data: claimed, text: () => `${oneLine(by.name)} works on ${called(task)}.${description}` };
}

async function complete({ api }: ApiScope, text: string, { summary }: SummaryOptions): Promise<Answer> {
  const { id } = await findTask(api, text);
  const completed = await api.tasks.complete.mutate({ id, ...(summary === undefined ? {} : { summary }) });
  const { task, completedParents, unlocked } = completed;
  const lines = [
    `Completed ${called(task)}.`,
    ...(completedParents.length > 0 ? [`Completed with it: ${callAll(completedParents)}.`] : []),
    ...(unlocked.length > 0 ? [`Ready now: ${callAll(unlocked)}.`] : []),
  ];
  return { data: completed, text: () => lines.join("\n") };
}

async function submit({ api }: ApiScope, text: string, { summary }: SummaryOptions): Promise<Answer> {
  const { id } = await findTask(api, text);
  const task = await api.tasks.submit.mutate({ id, ...(summary === undefined ? {} : { summary }) });
  return { data: task, text: () => `Handed over for review: ${called(task)}.` };
}

interface Reason {
  readonly message: string;
  readonly remedy: string;
  readonly because?: readonly Reason[] | undefined;
}

async function why({ api }: ApiScope, text: string): Promise<Answer> {
  const explained = await api.tasks.why.query({ id: (await findTask(api, text)).id });
  return {
    data: explained,
    text: (screen) =>
      `${screen.paint("bold", called(explained.task))}: ${explained.task.status}\n${reasonLines(explained.reasons, screen).join("\n")}`,
  };
}

function reasonLines(reasons: readonly Reason[], screen: Screen, indent = "  "): string[] {
  return reasons.flatMap(({ message, remedy, because = [] }) => [
    `${indent}${oneLine(message)}`,
    `${indent}${screen.paint("dim", `→ ${oneLine(remedy)}`)}`,
    ...reasonLines(because, screen, `${indent}  `),
  ]);
}
