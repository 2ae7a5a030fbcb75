import type { NewPage, Page, PagePatch, PageRow } from "@signalbox/contracts";

/** Lists are by sortOrder, then id. */
export interface PageRepository {
  create(page: NewPage): Promise<Page>;
  findById(id: string): Promise<Page | null>;
  findByIds(ids: readonly string[]): Promise<Page[]>;
  findByInitiativeId(initiativeId: string): Promise<Page[]>;
  /** The pages of the initiative without their texts. */
  findOutline(initiativeId: string): Promise<PageRow[]>;
  findByParentPageId(parentPageId: string): Promise<Page[]>;
  findRootPage(initiativeId: string): Promise<Page | null>;
  /** The root page of an initiative; of two callers at once, both get the same one. */
  getOrCreateRootPage(initiativeId: string, title: string): Promise<Page>;
  /**
   * Each update makes a new revision. With `expectedRevision`, a page saved by another since is CONFLICT, with the stored page in
   * `details.stored` and the patch in `details.given`, so that the two can be merged. A parent that would close a cycle is refused.
   */
  update(id: string, patch: PagePatch, expectedRevision?: number): Promise<Page>;
  /** Its subpages go with it. */
  delete(id: string): Promise<void>;
}
