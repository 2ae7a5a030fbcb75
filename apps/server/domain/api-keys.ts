import { type ApiKey, type ApiKeyScope, apiKeyScopeSchema, DomainError } from "@signalbox/contracts";

const agentScope = "agent:";

/** The agent that a key with these scopes speaks as; null for a key of a person. */
export const agentOfScopes = (scopes: readonly string[]): string | null =>
  scopes.find((scope) => scope.startsWith(agentScope))?.slice(agentScope.length) ?? null;

/** Each once. A scope that this version does not know lets nobody in. */
export const knownScopes = (scopes: readonly string[]): ApiKeyScope[] =>
  [...new Set(scopes)].flatMap((scope) => {
    const known = apiKeyScopeSchema.safeParse(scope);
    return known.success ? [known.data] : [];
  });

/** INVALID where a key would speak as two, or an agent could make itself keys. */
export function requireSoundScopes(scopes: readonly ApiKeyScope[]): void {
  const agents = new Set(scopes.filter((scope) => scope.startsWith(agentScope)));
  if (agents.size > 1) throw unsound(`A key speaks as one agent, not as ${agents.size}; make a key for each (scopes).`);
  if (agents.size === 1 && scopes.includes("admin")) throw unsound("A key of an agent never gets the scope admin (scopes).");
}

/** Good until the moment it expires. */
export const isGoodKey = ({ revokedAt, expiresAt }: Pick<ApiKey, "revokedAt" | "expiresAt">, now: Date): boolean =>
  revokedAt === null && (expiresAt === null || expiresAt > now);

const unsound = (message: string) => new DomainError("INVALID", message, { details: { entity: "API key", field: "scopes" } });
