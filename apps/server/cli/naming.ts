import { DomainError } from "@signalbox/contracts";
import type { Api, TaskJson } from "./api.ts";

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Where things are looked up by what a person may call them. */
export interface Directory<Row extends Named> {
  readonly entity: string;
  byId(id: string): Promise<Row | null>;
  byName(name: string, limit: number): Promise<readonly Row[]>;
  byIdPrefix(prefix: string, limit: number): Promise<readonly Row[]>;
}

const SHORTEST_PREFIX = 4;
const SHOWN = 10;
const anId = /^[A-Za-z0-9_-]{1,64}$/;

/** By id, else by exact name, else by the beginning of an id. What is ambiguous is refused with the candidates. */
export async function resolve<Row extends Named>(directory: Directory<Row>, text: string): Promise<Row> {
  const { entity } = directory;
  const wanted = text.trim();
  const exact = anId.test(wanted) ? await directory.byId(wanted) : null;
  if (exact !== null) return exact;
  const named = wanted === "" ? [] : await directory.byName(wanted, SHOWN + 1);
  const candidates = named.length > 0 ? named : await byPrefix(directory, wanted);
  const [only] = candidates;
  if (only !== undefined && candidates.length === 1) return only;
  if (only !== undefined) throw ambiguous(entity, wanted, candidates);
  throw new DomainError(
    "NOT_FOUND",
    `There is no ${entity} with the id or name "${wanted}". Name it by its id, the first ${SHORTEST_PREFIX} or more characters of it, or its exact name.`,
    { details: { entity, given: wanted } },
  );
}

async function byPrefix<Row extends Named>({ byIdPrefix }: Directory<Row>, text: string): Promise<readonly Row[]> {
  return text.length >= SHORTEST_PREFIX && anId.test(text) ? byIdPrefix(text, SHOWN + 1) : [];
}

function ambiguous(entity: string, text: string, candidates: readonly Named[]): DomainError {
  const shown = candidates.slice(0, SHOWN).map(({ id, name }) => ({ id, name }));
  const lines = shown.map(({ id, name }) => `  ${id}  ${name.replace(/\s+/g, " ")}`);
  if (candidates.length > shown.length) lines.push("  …");
  return new DomainError("INVALID", `"${text}" is more than one ${entity}. Name one of them by its id:\n${lines.join("\n")}`, {
    details: { entity, given: text, candidates: shown },
  });
}

export const findTask = (api: Api, text: string): Promise<TaskJson> =>
  resolve<TaskJson>(
    {
      entity: "task",
      byId: async (id) => (await api.tasks.byIds.query({ ids: [id] }))[0] ?? null,
      byName: (name, limit) => api.tasks.findByName.query({ name, limit }),
      byIdPrefix: (prefix, limit) => api.tasks.findByIdPrefix.query({ prefix, limit }),
    },
    text,
  );

export const findInitiative = (api: Api, text: string) =>
  resolve(
    among("initiative", (page) => api.initiatives.list.query(page)),
    text,
  );

export const findPhase = (api: Api, text: string) =>
  resolve(
    among("phase", (page) => api.phases.list.query(page)),
    text,
  );

export const findKey = (api: Api, text: string) =>
  resolve(
    among("key", (page) => api.apiKeys.list.query(page)),
    text,
  );

interface Paged<Row> {
  readonly items: readonly Row[];
  readonly next: string | null;
}

interface PageRequest {
  readonly limit: number;
  readonly after?: string;
}

type ReadPage<Row> = (page: PageRequest) => Promise<Paged<Row>>;

export async function everyPage<Row>(read: ReadPage<Row>): Promise<Row[]> {
  const limit = 200;
  const rows: Row[] = [];
  for (let page: PageRequest | null = { limit }; page !== null; ) {
    const { items, next }: Paged<Row> = await read(page);
    rows.push(...items);
    page = next === null ? null : { limit, after: next };
  }
  return rows;
}

/** There are few of them, so they are read once and looked through here. */
function among<Row extends Named>(entity: string, read: ReadPage<Row>): Directory<Row> {
  let rows: Promise<Row[]> | undefined;
  const where = async (fits: (row: Row) => boolean) => {
    rows ??= everyPage(read);
    return (await rows).filter(fits);
  };
  return {
    entity,
    byId: async (id) => (await where((row) => row.id === id))[0] ?? null,
    byName: (name) => where((row) => row.name === name),
    byIdPrefix: (prefix) => where((row) => row.id.startsWith(prefix)),
  };
}
