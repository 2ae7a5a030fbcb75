import type { Mirror, MirrorPatch, NewMirror } from "@signalbox/contracts";

/** Lists are in order of creation. */
export interface MirrorRepository {
  create(mirror: NewMirror): Promise<Mirror>;
  findById(id: string): Promise<Mirror | null>;
  findByPath(path: string): Promise<Mirror | null>;
  findByRepositoryId(repositoryId: string): Promise<Mirror[]>;
  update(id: string, patch: MirrorPatch): Promise<Mirror>;
  delete(id: string): Promise<void>;
}
