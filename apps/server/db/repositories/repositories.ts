import type { NewRepository, NewRepositoryRelationship, Repository, RepositoryPatch, RepositoryRelationship } from "@signalbox/contracts";
import type { Paged, PageRequest } from "./paging.ts";

/** Lists are in order of creation. Ids are ULIDs and never change. */
export interface RepositoryRepository {
  create(repository: NewRepository): Promise<Repository>;
  findById(id: string): Promise<Repository | null>;
  findByProjectId(projectId: string): Promise<Repository[]>;
  findAll(page: PageRequest): Promise<Paged<Repository>>;
  update(id: string, patch: RepositoryPatch): Promise<Repository>;
  delete(id: string): Promise<void>;
  /** Idempotent. */
  createRelationship(relationship: NewRepositoryRelationship): Promise<RepositoryRelationship>;
  deleteRelationship(relationship: NewRepositoryRelationship): Promise<boolean>;
  /** Both directions. */
  findRelationships(repositoryId: string): Promise<RepositoryRelationship[]>;
}
