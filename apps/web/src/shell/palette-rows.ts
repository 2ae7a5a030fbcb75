/** What the palette shows for what is typed. */
import type { LinkProps } from "@tanstack/react-router";
import type { Outputs } from "../api/trpc.ts";
import { type CommandId, catalog } from "../commands/catalog.ts";
import { type Entity, knownEntities } from "../data/entities.ts";
import { linkOf } from "../data/entity-link.ts";
import { best } from "./fuzzy.ts";
import { parsePalette } from "./palette-modes.ts";
import type { Recent } from "./recent.ts";

export interface PaletteRow {
  readonly key: string;
  readonly kind: string;
  readonly title: string;
  readonly context: string;
  readonly command?: CommandId;
  readonly link?: LinkProps;
}

export interface PaletteGroup {
  readonly label: string;
  readonly rows: readonly PaletteRow[];
}

const ROWS_AT_MOST = 50;
const SERVER_ROWS_AT_MOST = 20;

interface Indexed {
  readonly text: string;
  readonly row: PaletteRow;
}

export interface PaletteIndex {
  readonly commands: readonly Indexed[];
  readonly entities: readonly Indexed[];
  readonly recents: readonly PaletteRow[];
}

const indexed = (row: PaletteRow): Indexed => ({ text: row.title.toLowerCase(), row });

function commandRow(command: CommandId): PaletteRow {
  const { title, group } = catalog[command];
  return { key: `command:${command}`, kind: "command", title, context: group, command };
}

const entityRow = ({ kind, id, title, context, initiativeId }: Entity): PaletteRow => {
  const link = linkOf({ kind, id, initiativeId });
  return { key: `${kind}:${id}`, kind, title, context, ...(link && { link }) };
};

/** Moving in a list is done by its keys; from here it would move nothing that is seen. */
const isOffered = (id: CommandId) => id !== "palette.open" && catalog[id].group !== "Lists";

/** Made when the palette is opened: of what the page holds then, and what can be done then. */
export const paletteIndex = (possible: readonly CommandId[], recents: readonly Recent[]): PaletteIndex => ({
  commands: possible.filter(isOffered).map((id) => indexed(commandRow(id))),
  entities: knownEntities().map((entity) => indexed(entityRow(entity))),
  recents: recents.map(({ path, title }) => ({
    key: `recent:${path}`,
    kind: "recent",
    title,
    context: path,
    link: { to: path } as LinkProps,
  })),
});

const rowsOf = (found: readonly Indexed[]): PaletteRow[] => found.map(({ row }) => row);
const textOf = ({ text }: Indexed) => text;

/** What is known here, at once. */
export function localGroups(index: PaletteIndex, text: string): PaletteGroup[] {
  const { mode, typed } = parsePalette(text);
  const pick = (items: readonly Indexed[], limit = ROWS_AT_MOST) => rowsOf(best(items, typed, { limit, textOf }));
  const ofKind = (kind: string) => index.entities.filter(({ row }) => row.kind === kind);
  if (mode === "commands") return [{ label: "Commands", rows: pick(index.commands) }];
  if (mode === "tasks") return [{ label: "Tasks", rows: pick(ofKind("task")) }];
  if (mode === "agents") return [{ label: "Agents", rows: pick(ofKind("agent")) }];
  if (mode === "sequence") return [{ label: "Activity", rows: sequenceRows(typed) }];
  if (typed === "")
    return [
      { label: "Recent", rows: index.recents },
      { label: "Commands", rows: rowsOf(index.commands).slice(0, ROWS_AT_MOST - index.recents.length) },
    ];
  return [{ label: "Found here", rows: pick([...index.commands, ...index.entities]) }];
}

function sequenceRows(typed: string): PaletteRow[] {
  if (!/^\d{1,15}$/.test(typed)) return [];
  return [
    {
      key: "sequence",
      kind: "event",
      title: `Event ${Number(typed)}`,
      context: "Activity",
      link: { to: "/activity", search: { seq: typed } },
    },
  ];
}

type Hit = Outputs["search"]["find"]["hits"][number];

/** What only the server knew, after everything else: rows that came before stay where they are. */
export function serverGroup(hits: readonly Hit[], shown: readonly PaletteGroup[], text: string): PaletteGroup[] {
  const { mode } = parsePalette(text);
  const known = new Set(shown.flatMap(({ rows }) => rows.map(({ key }) => key)));
  const rows = hits
    .filter(({ kind, id }) => !known.has(`${kind}:${id}`) && (mode === "all" || `${kind}s` === mode))
    .map(({ kind, id, title, snippet, initiativeId }): PaletteRow => {
      const link = linkOf({ kind, id, initiativeId });
      return { key: `${kind}:${id}`, kind, title, context: snippet ?? "", ...(link && { link }) };
    });
  return rows.length === 0 ? [] : [{ label: "From the server", rows: rows.slice(0, SERVER_ROWS_AT_MOST) }];
}
