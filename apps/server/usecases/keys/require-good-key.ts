import { DomainError } from "@signalbox/contracts";
import { isGoodKey } from "../../domain/api-keys.ts";
import type { Actor } from "../../ports/access-token.ts";
import type { App } from "../../ports/app.ts";

/** UNAUTHENTICATED once the key of a request that goes on for long has expired, was revoked or is gone. */
export async function requireGoodKey({ store, clock }: App, { keyId }: Actor): Promise<void> {
  if (keyId === null) return;
  const key = await store.reads.apiKeys.findById(keyId);
  if (key === null || !isGoodKey(key, clock.now()))
    throw new DomainError("UNAUTHENTICATED", "The key of this request has expired or was revoked.", { details: { keyId } });
}
