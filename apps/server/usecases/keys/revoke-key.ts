import { type ApiKeyView, event } from "@signalbox/contracts";
import { requireFound } from "../access/require-found.ts";
import { userCommand } from "../access/require-user.ts";

/** For good, and from the next request on. A key that was revoked before stays as it is. */
export const revokeKey = userCommand(
  "apiKey.revoke",
  "revoke an API key",
  async (tx, { id }: { id: string }, { emit }): Promise<ApiKeyView> => {
    const before = requireFound(await tx.apiKeys.findById(id), "API key", id);
    const { hash: _, ...revoked } = await tx.apiKeys.revoke(id);
    if (before.revokedAt === null) emit(event("apiKey.revoked", id, { name: revoked.name }));
    return revoked;
  },
);
