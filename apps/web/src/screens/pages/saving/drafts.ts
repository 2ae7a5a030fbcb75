import type { PageText, Version } from "./save-state.ts";

/** Unsaved text of one page in one tab, with what it was made from. */
interface Draft {
  readonly base: Version;
  readonly mine: PageText;
  readonly at: number;
}

export interface DraftPlace {
  /** What another life of this tab, or one that has closed, left behind. */
  readonly found: Draft | null;
  write(draft: Draft): void;
  clear(): void;
  /** Leaves what is written to whoever opens the page next. */
  close(): void;
}

/** A tab that reloads gives its lock back a moment after the new page begins; one that lives never does. */
const WAIT_MS = 400;

const read = (key: string): Draft | null => {
  try {
    const draft = JSON.parse(localStorage.getItem(key) ?? "null") as Draft | null;
    return draft !== null && typeof draft.at === "number" && typeof draft.mine?.title === "string" ? draft : null;
  } catch {
    return null;
  }
};

/** Held until the answer is called, or the tab is gone. Null when another tab has it. */
function hold(key: string): Promise<(() => void) | null> {
  return new Promise((resolve) => {
    const signal = AbortSignal.timeout(WAIT_MS);
    const held = () => new Promise<void>((release) => resolve(release));
    navigator.locks.request(key, { signal }, held).catch(() => resolve(null));
  });
}

/** Each tab keeps its own draft of a page: two tabs that write to one place would lose the words of one of them. */
export async function openDraft(pageId: string): Promise<DraftPlace> {
  const prefix = `signalbox.draft.page.${pageId}.`;
  const known = Object.keys(localStorage)
    .filter((key) => key.startsWith(prefix))
    .flatMap((key) => ({ key, draft: read(key) }))
    .toSorted((one, other) => (other.draft?.at ?? 0) - (one.draft?.at ?? 0));
  for (const { key, draft } of known) {
    const release = draft && (await hold(key));
    if (release) return placeAt(key, { found: draft, release });
  }
  const key = prefix + crypto.randomUUID();
  return placeAt(key, { found: null, release: (await hold(key)) ?? (() => {}) });
}

function placeAt(key: string, { found, release }: { readonly found: Draft | null; readonly release: () => void }): DraftPlace {
  return {
    found,
    write: (draft) => {
      try {
        localStorage.setItem(key, JSON.stringify(draft));
      } catch {
        // No room left in this browser's storage: the text is still on the screen, and is saved as soon as the server takes it.
      }
    },
    clear: () => localStorage.removeItem(key),
    close: release,
  };
}
