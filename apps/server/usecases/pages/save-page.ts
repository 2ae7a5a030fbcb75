import type { Page } from "@signalbox/contracts";
import { command } from "../command.ts";

export interface SavePage {
  readonly id: string;
  readonly expectedRevision: number;
  readonly title?: string | undefined;
  readonly content?: string | null | undefined;
}

/** CONFLICT, with the stored page in its details, when someone else has saved the page since `expectedRevision`. */
export const savePage = command(
  "page.save",
  (tx, { id, expectedRevision, ...patch }: SavePage): Promise<Page> => tx.pages.update(id, patch, expectedRevision),
);
