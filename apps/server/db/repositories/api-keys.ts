import type { ApiKey, NewApiKey } from "@signalbox/contracts";

/** Keys are stored as SHA-256 only. Lists are in order of creation. */
export interface ApiKeyRepository {
  create(key: NewApiKey): Promise<ApiKey>;
  findById(id: string): Promise<ApiKey | null>;
  findByHash(hash: string): Promise<ApiKey | null>;
  findAll(): Promise<ApiKey[]>;
  /** Idempotent: the first time counts. */
  revoke(id: string): Promise<ApiKey>;
  /** Writes when the keys were last used, in one go. */
  touch(uses: ReadonlyMap<string, Date>): Promise<void>;
}
