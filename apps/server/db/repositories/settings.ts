import type { Setting } from "@signalbox/contracts";

/** What a person has chosen. Only its projector writes it, from the events of the log. Lists are by key. */
export interface SettingRepository {
  findByKey(key: string): Promise<Setting | null>;
  findAll(): Promise<Setting[]>;
}
