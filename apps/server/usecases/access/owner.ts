import type { Actor } from "../../ports/access-token.ts";

/** Whoever holds the access token of the first start, or the database itself. */
export const owner: Actor = { type: "user", id: "owner", keyId: null, scopes: ["admin"] };
