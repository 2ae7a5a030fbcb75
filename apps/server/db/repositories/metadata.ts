import type { Metadata } from "@signalbox/contracts";

/** Facts about the database itself. Lists are by key. */
export interface MetadataRepository {
  set(key: string, value: string): Promise<Metadata>;
  findByKey(key: string): Promise<Metadata | null>;
  findAll(): Promise<Metadata[]>;
  delete(key: string): Promise<boolean>;
}
