/** Pages made, moved and deleted: each can be taken back. */
import { client, type Outputs } from "../../../api/trpc.ts";
import { done } from "../../../commands/undo.ts";
import { type Outline, patchOutline, shownOutlines } from "../../../data/outline.ts";
import { toastFailure } from "../../../ui/toast.ts";
import { lastOrder, movesTo, type PageNode, type Place, withMoves, withSubpages } from "./page-tree.ts";

type Page = Outputs["pages"]["get"];
type Pages = Outline["pages"];

async function attempt<Value>(what: string, work: () => Promise<Value>): Promise<Value | null> {
  try {
    return await work();
  } catch (error) {
    toastFailure(`Not done: ${what}`, error);
    return null;
  }
}

interface NewPage {
  readonly initiativeId: string;
  readonly parentPageId: string;
  readonly title: string;
}

export const createPage = (given: NewPage, pages: Pages): Promise<Page | null> =>
  attempt(`Create “${given.title}”`, async () => {
    const page = await client.pages.create.mutate({ ...given, sortOrder: lastOrder(pages, given.parentPageId) });
    done(`Created “${page.title}”`, () => client.pages.delete.mutate({ id: page.id }));
    return page;
  });

interface Move {
  readonly page: PageNode;
  readonly place: Place;
}

/** Shown at once; as it was again when the server refuses. */
export async function movePage(initiativeId: string, pages: Pages, { page, place }: Move): Promise<void> {
  const moves = movesTo(pages, page.id, place);
  const back = moves.flatMap(({ id }) => {
    const was = pages.find((each) => each.id === id);
    return was?.parentPageId ? [{ id, parentPageId: was.parentPageId, sortOrder: was.sortOrder }] : [];
  });
  const put = (next: Pages) => {
    for (const { key, outline } of shownOutlines())
      if (outline.initiative.id === initiativeId) patchOutline(key, (now) => ({ ...now, pages: next }));
  };
  const send = async (changes: typeof moves) => {
    for (const change of changes) await client.pages.move.mutate(change);
  };
  if (moves.length === 0) return;
  put(withMoves(pages, moves));
  const moved = await attempt(`Move “${page.title}”`, async () => {
    await send(moves);
    return true;
  });
  if (moved) done(`Moved “${page.title}”`, () => send(back));
  else put(pages);
}

/** The undo makes them anew, for what is deleted is gone: links to the old addresses stay broken. */
export async function deletePage(page: PageNode, pages: Pages): Promise<boolean> {
  const ids = withSubpages(pages, page.id).map(({ id }) => id);
  const deleted = await attempt(`Delete “${page.title}”`, async () => {
    const stored = await client.pages.byIds.query({ ids });
    await client.pages.delete.mutate({ id: page.id });
    return ids.flatMap((id) => stored.find((each) => each.id === id) ?? []);
  });
  if (deleted) done(`Deleted “${page.title}”`, () => createAgain(deleted));
  return deleted !== null;
}

async function createAgain(pages: readonly Page[]): Promise<void> {
  const newIds = new Map<string, string>();
  for (const { id, initiativeId, parentPageId, title, content, sortOrder } of pages) {
    const parent = newIds.get(parentPageId ?? "") ?? parentPageId;
    const made = await client.pages.create.mutate({ initiativeId, parentPageId: parent, title, content, sortOrder });
    newIds.set(id, made.id);
  }
}
