import type { NewObjectMetadata, ObjectMetadata } from "@signalbox/contracts";

/** What is known of stored objects; the objects themselves lie elsewhere. Lists are by creation. */
export interface ObjectMetadataRepository {
  create(object: NewObjectMetadata): Promise<ObjectMetadata>;
  findById(id: string): Promise<ObjectMetadata | null>;
  findByOid(repositoryId: string, oid: string): Promise<ObjectMetadata | null>;
  findByRepositoryId(repositoryId: string): Promise<ObjectMetadata[]>;
  countByRepositoryId(repositoryId: string): Promise<number>;
  delete(id: string): Promise<void>;
}
