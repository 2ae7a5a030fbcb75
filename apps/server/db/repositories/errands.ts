import type { Errand, ErrandPatch, ErrandStatus, NewErrand } from "@signalbox/contracts";
import type { Paged, PageRequest } from "./paging.ts";

/** Lists are in order of creation. The caller supplies the id. */
export interface ErrandRepository {
  create(errand: NewErrand): Promise<Errand>;
  findById(id: string): Promise<Errand | null>;
  findAll(filter: { projectId?: string | undefined; status?: ErrandStatus | undefined }, page: PageRequest): Promise<Paged<Errand>>;
  update(id: string, patch: ErrandPatch): Promise<Errand>;
  delete(id: string): Promise<void>;
}
