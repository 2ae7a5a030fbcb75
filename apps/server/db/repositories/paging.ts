/** Lists are read page by page: `after` is the cursor of the page before, `limit` at most 200. */
export interface PageRequest {
  readonly limit: number;
  readonly after?: string | undefined;
}

export interface Paged<Row> {
  readonly items: Row[];
  /** The cursor of the next page; null when this was the last one. */
  readonly next: string | null;
}
