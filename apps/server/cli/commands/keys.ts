import type { Command } from "commander";
import { systemClock } from "../../adapters/clock.ts";
import type { KeyJson } from "../api.ts";
import { oneLine } from "../cell-width.ts";
import { type Answer, type ApiScope, asks } from "../command-scope.ts";
import type { Io } from "../io.ts";
import { everyPage, findKey } from "../naming.ts";
import { type Expiry, expiry, type KeyScope, keyScopes } from "../options.ts";
import { type Column, table } from "../table.ts";

interface CreateOptions {
  readonly name: string;
  readonly scope: readonly KeyScope[];
  readonly expires?: Expiry;
}

export function addKeys(program: Command, io: Io): void {
  const key = program.command("key").description("make, list and revoke API keys: tokens that may do less than the owner's");
  key
    .command("create")
    .alias("new")
    .description("make a key and print it, once: only its hash is kept")
    .requiredOption("--name <name>", "what it is for")
    .requiredOption("--scope <scope>", "what it may do: read, plan, agent:<id> or admin; may be given more than once", keyScopes)
    .option("--expires <when>", "until when it is good: 30d, 12h, 2w, or a date (UTC); until it is revoked otherwise", expiry)
    .action(asks(io, create));
  key.command("list").alias("ls").description("list keys, by the beginning of each").action(asks(io, list));
  key
    .command("revoke")
    .description("make a key useless from now on; that cannot be undone")
    .argument("<key>", "its id, the first characters of it, or its name")
    .action(asks(io, revoke));
}

async function create({ api }: ApiScope, { name, scope, expires }: CreateOptions): Promise<Answer> {
  const created = await api.apiKeys.create.mutate({
    name,
    scopes: [...scope],
    ...(expires === undefined ? {} : { expiresAt: expires(systemClock.now()).toISOString() }),
  });
  const { key, secret } = created;
  return {
    data: created,
    text: () => secret ?? "",
    note:
      secret === null
        ? `Made the key ${called(key)}, but it was lost on the way and is not told twice. Revoke it, and make another.`
        : `Made the key ${called(key)}. It is shown this once; send it as: Authorization: Bearer <key>.`,
  };
}

const columns: readonly Column<KeyJson>[] = [
  { heading: "ID", value: ({ id }) => id, style: () => "dim" },
  { heading: "KEY", value: ({ prefix }) => `${prefix}…` },
  { heading: "SCOPES", value: ({ scopes }) => scopes.join(", ") },
  { heading: "USED", value: ({ lastUsedAt }) => lastUsedAt ?? "never" },
  { heading: "EXPIRES", value: ({ expiresAt }) => expiresAt ?? "never" },
  { heading: "REVOKED", value: ({ revokedAt }) => revokedAt ?? "" },
  { heading: "NAME", value: ({ name }) => name, wraps: true },
];

async function list({ api }: ApiScope): Promise<Answer> {
  const items = await everyPage((page) => api.apiKeys.list.query(page));
  return {
    data: { items },
    text: (screen) => (items.length === 0 ? "" : table(columns, items, screen)),
    note: items.length === 0 ? "There are no keys." : undefined,
  };
}

async function revoke({ api }: ApiScope, text: string): Promise<Answer> {
  const { id } = await findKey(api, text);
  const key = await api.apiKeys.revoke.mutate({ id });
  return { data: key, text: () => `Revoked the key ${called(key)}.` };
}

const called = ({ id, name }: KeyJson) => `${oneLine(name)} (${id})`;
