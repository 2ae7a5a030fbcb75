import type { SearchKind } from "@signalbox/contracts";

export interface FoundRow {
  readonly id: string;
  readonly title: string;
  /** All of it. */
  readonly text: string | null;
  readonly initiativeId: string | null;
  readonly status: string | null;
}

export interface SearchRepository {
  /**
   * At most `limit` rows of a kind whose title or text holds `text`, whatever its case (of ASCII letters at least): first those whose title
   * does, then the others, of each the newest first. Reads rows until it has found enough: for a person who asks, not for a loop.
   */
  findByKind(kind: SearchKind, text: string, limit: number): Promise<FoundRow[]>;
}
