import type { Setting } from "@signalbox/contracts";

/** What a person has chosen. Lists are by key. */
export interface SettingRepository {
  set(key: string, value: unknown): Promise<Setting>;
  findByKey(key: string): Promise<Setting | null>;
  findAll(): Promise<Setting[]>;
  delete(key: string): Promise<boolean>;
}
