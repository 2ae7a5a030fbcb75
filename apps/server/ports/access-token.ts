import type { ApiKeyScope } from "@signalbox/contracts";

/** Who is calling. `keyId` names the API key used, or is null for the owner's access token. */
export interface Actor {
  readonly type: "user" | "agent" | "system";
  readonly id: string;
  readonly keyId: string | null;
  /** What the procedures let through; `admin` is everything. The use cases ask for more than that where they say so. */
  readonly scopes: readonly ApiKeyScope[];
}

/** Resolves a bearer token to its actor; null when the token is unknown, expired or revoked. */
export type Authenticate = (token: string) => Promise<Actor | null>;

/** The owner's token of one data folder. */
export interface AccessToken {
  readonly token: string;
  /** The file that holds it; safe to print, unlike the token. */
  readonly path: string;
  /** True only for the process that wrote the file. */
  readonly created: boolean;
  /** Sentences to show loudly at start, such as a mode wider than 0600. */
  readonly warnings: readonly string[];
}
