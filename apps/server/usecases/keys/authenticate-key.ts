import type { ApiKey } from "@signalbox/contracts";
import { isGoodKey, knownScopes } from "../../domain/api-keys.ts";
import type { Actor, Authenticate } from "../../ports/access-token.ts";
import type { App } from "../../ports/app.ts";
import { owner } from "../access/owner.ts";

const keyShape = /^sb_[A-Za-z0-9_-]{43}$/;

/** Read from the database at every request: a key that is revoked or has expired is of no use from that moment on. */
export function authenticateKey(app: App, noteUse: (keyId: string, at: Date) => void): Authenticate {
  const { clock, secrets, store } = app;
  return async (token) => {
    if (!keyShape.test(token)) return null;
    const hash = secrets.hash(token);
    const key = await store.reads.apiKeys.findByHash(hash);
    const now = clock.now();
    if (key === null || !secrets.equal(key.hash, hash) || !isGoodKey(key, now)) return null;
    noteUse(key.id, now);
    return actorOf(key);
  };
}

/** A key of a person acts for the owner; which key it was stands beside it on every event and audit entry. */
function actorOf({ id: keyId, agentId, scopes }: ApiKey): Actor {
  const who = agentId === null ? owner : ({ type: "agent", id: agentId } as const);
  return { type: who.type, id: who.id, keyId, scopes: knownScopes(scopes) };
}
