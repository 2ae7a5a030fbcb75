import type { Command } from "commander";
import { type Answer, type ApiScope, asks } from "../command-scope.ts";
import type { Io } from "../io.ts";
import { everyPage, findInitiative, findPhase } from "../naming.ts";
import { initiativeStatuses, oneOf, phaseStatuses } from "../options.ts";
import { type Column, table } from "../table.ts";
import { called } from "../task-text.ts";

interface Row {
  readonly id: string;
  readonly name: string;
  readonly status: string;
}

/** Initiatives and the phases in them: as much of them as a person needs to set a plan up and to let it start. */
export function addPlan(program: Command, io: Io): void {
  const initiative = program.command("initiative").description("list, create and open or close initiatives");
  initiative.command("list").alias("ls").description("list initiatives").action(asks(io, listInitiatives));
  initiative.command("create").alias("new").description("create an initiative").argument("<name...>").action(asks(io, createInitiative));
  initiative
    .command("status")
    .description("set the status of an initiative; its tasks start only while it is active")
    .argument("<initiative>")
    .argument("<status>", initiativeStatuses.join(", "), oneOf(initiativeStatuses))
    .action(asks(io, setInitiativeStatus));
  const phase = program.command("phase").description("list, create and approve phases");
  phase
    .command("list")
    .alias("ls")
    .description("list phases")
    .option("-i, --initiative <initiative>", "only of this initiative")
    .action(asks(io, listPhases));
  phase
    .command("create")
    .alias("new")
    .description("create a phase; its tasks start once it is approved")
    .argument("<name...>")
    .requiredOption("-i, --initiative <initiative>", "the initiative it stands in")
    .option("--status <status>", "how it begins", oneOf(phaseStatuses))
    .action(asks(io, createPhase));
  phase
    .command("status")
    .description("set the status of a phase")
    .argument("<phase>")
    .argument("<status>", phaseStatuses.join(", "), oneOf(phaseStatuses))
    .action(asks(io, setPhaseStatus));
}

const columns: readonly Column<Row>[] = [
  { heading: "ID", value: ({ id }) => id, style: () => "dim" },
  { heading: "STATUS", value: ({ status }) => status },
  { heading: "NAME", value: ({ name }) => name, wraps: true },
];

async function listInitiatives({ api }: ApiScope): Promise<Answer> {
  return listed("initiatives", await everyPage((page) => api.initiatives.list.query(page)));
}

async function createInitiative({ api }: ApiScope, words: readonly string[]): Promise<Answer> {
  return made("Created initiative", await api.initiatives.create.mutate({ name: words.join(" ") }));
}

async function setInitiativeStatus({ api }: ApiScope, text: string, status: (typeof initiativeStatuses)[number]): Promise<Answer> {
  const { id } = await findInitiative(api, text);
  return made("Set initiative", await api.initiatives.update.mutate({ id, patch: { status } }));
}

async function listPhases({ api }: ApiScope, { initiative }: { readonly initiative?: string }): Promise<Answer> {
  const filter = initiative === undefined ? {} : { initiativeId: (await findInitiative(api, initiative)).id };
  return listed("phases", await everyPage((page) => api.phases.list.query({ ...filter, ...page })));
}

interface CreatePhaseOptions {
  readonly initiative: string;
  readonly status?: (typeof phaseStatuses)[number];
}

async function createPhase({ api }: ApiScope, words: readonly string[], { initiative, status }: CreatePhaseOptions): Promise<Answer> {
  const { id: initiativeId } = await findInitiative(api, initiative);
  const given = { name: words.join(" "), initiativeId, ...(status === undefined ? {} : { status }) };
  return made("Created phase", await api.phases.create.mutate(given));
}

async function setPhaseStatus({ api }: ApiScope, text: string, status: (typeof phaseStatuses)[number]): Promise<Answer> {
  const { id } = await findPhase(api, text);
  return made("Set phase", await api.phases.update.mutate({ id, patch: { status } }));
}

function listed(what: string, items: readonly Row[]): Answer {
  return {
    data: { items },
    text: (screen) => (items.length === 0 ? "" : table(columns, items, screen)),
    note: items.length === 0 ? `There are no ${what}.` : undefined,
  };
}

function made(what: string, row: Row): Answer {
  return { data: row, text: () => `${what} ${called(row)}: ${row.status}.` };
}
