import type { Command } from "commander";
import { type Answer, type ApiScope, asks } from "../command-scope.ts";
import type { Io } from "../io.ts";
import { wholeNumber } from "../options.ts";
import type { Screen } from "../screen.ts";
import { type Column, table } from "../table.ts";

export function addInbox(program: Command, io: Io): void {
  program
    .command("inbox")
    .description("list what waits for a person: questions, proposals, reviews and failures; what holds up most comes first")
    .option("-n, --limit <count>", "at most this many", wholeNumber(1, 200), 50)
    .option("--after <cursor>", "go on after a page; its `next` says where")
    .action(asks(io, inbox));
}

interface InboxOptions {
  readonly limit: number;
  readonly after?: string;
}

async function inbox({ api }: ApiScope, { limit, after }: InboxOptions): Promise<Answer> {
  const { items, next } = await api.inbox.list.query({ limit, ...(after === undefined ? {} : { after }) });
  const more = next === null ? undefined : `There are more: add --after ${next}`;
  return {
    data: { items, next },
    text: (screen) => (items.length === 0 ? "" : inboxTable(items, screen)),
    note: items.length === 0 ? "Nothing waits for you." : more,
  };
}

interface Waiting {
  readonly kind: string;
  readonly id: string;
  readonly title: string;
  readonly blocks: number;
  readonly remedy: string;
}

const columns: readonly Column<Waiting>[] = [
  { heading: "BLOCKS", value: ({ blocks }) => String(blocks) },
  { heading: "KIND", value: ({ kind }) => kind },
  { heading: "ID", value: ({ id }) => id, style: () => "dim" },
  { heading: "WHAT", value: ({ title, remedy }) => `${title}  ${remedy}`, wraps: true },
];

const inboxTable = (items: readonly Waiting[], screen: Screen) => table(columns, items, screen);
