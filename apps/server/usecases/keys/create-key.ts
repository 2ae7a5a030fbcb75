import { type ApiKey, type ApiKeyScope, type ApiKeyView, DomainError, event } from "@signalbox/contracts";
import type { Repositories } from "../../db/repositories/unit-of-work.ts";
import { agentOfScopes, knownScopes, requireSoundScopes } from "../../domain/api-keys.ts";
import { requireFound } from "../access/require-found.ts";
import { requireUser } from "../access/require-user.ts";
import { type Command, type CommandScope, runCommand } from "../command.ts";

/** `sb_` and enough to tell keys apart; far too little to guess the rest from. */
const PREFIX_LENGTH = 9;

export interface CreateKey {
  readonly name: string;
  readonly scopes: readonly ApiKeyScope[];
  readonly expiresAt?: Date | null | undefined;
}

export interface CreatedKey {
  readonly key: ApiKeyView;
  /** Told once. Null when the command was sent again: neither the database nor its receipt holds it. */
  readonly secret: string | null;
}

export const createKey: Command<CreateKey, CreatedKey> = async (app, context, input) => {
  const secret = app.secrets.newSecret();
  const stored = { prefix: secret.slice(0, PREFIX_LENGTH), hash: app.secrets.hash(secret) };
  let madeId: string | null = null;
  const key = await runCommand({ app, context }, { name: "apiKey.create", input }, async (tx, scope) => {
    const made = await storeKey(tx, { ...input, ...stored }, scope);
    madeId = made.id;
    return made;
  });
  // Another key than the one made here comes from the receipt, and this secret does not open it.
  return { key, secret: key.id === madeId ? secret : null };
};

type Hashed = Pick<ApiKey, "prefix" | "hash">;

async function storeKey(tx: Repositories, { expiresAt = null, ...key }: CreateKey & Hashed, scope: CommandScope): Promise<ApiKeyView> {
  requireUser(scope.context, "create an API key");
  requireSoundScopes(key.scopes);
  if (expiresAt !== null && expiresAt <= scope.app.clock.now())
    throw new DomainError("INVALID", `The key would have expired at ${expiresAt.toISOString()} (expiresAt); choose a time to come.`, {
      details: { entity: "API key", field: "expiresAt" },
    });
  const agentId = agentOfScopes(key.scopes);
  if (agentId !== null) requireFound(await tx.agents.findById(agentId), "agent", agentId);
  const { hash: _, ...made } = await tx.apiKeys.create({ ...key, scopes: knownScopes(key.scopes), agentId, expiresAt });
  scope.emit(event("apiKey.created", made.id, { name: made.name, scopes: made.scopes, agentId, expiresAt }));
  return made;
}
