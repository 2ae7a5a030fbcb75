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

/** A tab that reloads finds its own lock held for a moment yet: its former life gives it back. */
const OWN_MS = 5_000;
/** Another tab's: it lives, or is just closing. */
const OTHER_MS = 400;

const read = (key: string): Draft | null => {
  try {
    const draft = JSON.parse(localStorage.getItem(key) ?? "null") as Draft | null;
    return draft !== null && typeof draft.at === "number" && typeof draft.mine?.title === "string" ? draft : null;
  } catch {
    return null;
  }
};

/** Held until the answer is called, or the tab is gone. Null when another tab has it. */
async function hold(key: string, waitMs: number): Promise<(() => void) | null> {
  const { held = [] } = await navigator.locks.query();
  // What is free is asked for without haste: on a busy machine the answer may come late.
  const options = held.some(({ name }) => name === key) ? { signal: AbortSignal.timeout(waitMs) } : {};
  return new Promise((resolve) => {
    const keep = () => new Promise<void>((release) => resolve(release));
    navigator.locks.request(key, options, keep).catch(() => resolve(null));
  });
}

/** Each tab keeps its own draft of a page: two tabs that write to one place would lose the words of one of them. */
export async function openDraft(pageId: string): Promise<DraftPlace> {
  const name = `signalbox.draft.page.${pageId}`;
  const own = sessionStorage.getItem(name);
  const known = Object.keys(localStorage)
    .filter((key) => key.startsWith(`${name}.`))
    .flatMap((key) => ({ key, draft: read(key) }))
    .toSorted((one, other) => Number(other.key === own) - Number(one.key === own) || (other.draft?.at ?? 0) - (one.draft?.at ?? 0));
  for (const { key, draft } of known) {
    const release = draft && (await hold(key, key === own ? OWN_MS : OTHER_MS));
    if (!release) continue;
    sessionStorage.setItem(name, key);
    // Read again: whoever held it may have saved meanwhile.
    return placeAt(key, { found: read(key), release });
  }
  const key = `${name}.${crypto.randomUUID()}`;
  sessionStorage.setItem(name, key);
  return placeAt(key, { found: null, release: (await hold(key, OTHER_MS)) ?? (() => {}) });
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
