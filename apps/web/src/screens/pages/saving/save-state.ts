/** What became of what was typed: the page as the server is known to have it, as it stands here, and what lies between. Pure. */
export interface PageText {
  readonly title: string;
  readonly content: string | null;
}

export interface Version extends PageText {
  readonly revision: number;
}

export interface SaveState {
  /** The saved page that mine was made from. Only a save over this revision is sent. */
  readonly base: Version;
  readonly mine: PageText;
  /** On its way: as it was typed, and as it was sent (Markdown is sent as a document). */
  readonly sending: { readonly typed: PageText; readonly sent: PageText } | null;
  /** What came in meanwhile; weighed when the answer is there, for it may be the answer itself. */
  readonly heard: Version | null;
  /** Saved elsewhere over base, where mine has other words in the same field. Nothing is sent until a person has decided. */
  readonly theirs: Version | null;
  /** Why the last save did not go through. */
  readonly problem: string | null;
  /** When the server last said that it has mine, ms since 1970. */
  readonly savedAt: number | null;
}

export type SaveEvent =
  | { readonly kind: "typed"; readonly text: Partial<PageText> }
  | { readonly kind: "sent"; readonly sent: PageText }
  | { readonly kind: "acked"; readonly version: Version; readonly at: number }
  | { readonly kind: "refused"; readonly problem: string; readonly stored?: Version | undefined }
  | { readonly kind: "remote"; readonly version: Version }
  | { readonly kind: "mineKept" }
  | { readonly kind: "theirsTaken" };

export const begin = (base: Version, mine: PageText = base): SaveState => ({
  base,
  mine: textOf(mine),
  sending: null,
  heard: null,
  theirs: null,
  problem: null,
  savedAt: null,
});

export const isSame = (one: PageText, other: PageText): boolean => one.title === other.title && one.content === other.content;
export const isDirty = ({ mine, base }: SaveState): boolean => !isSame(mine, base);
export const needsSending = (state: SaveState): boolean => isDirty(state) && state.sending === null && state.theirs === null;

/** The fields that differ from what the server has; a field that stayed as it was is nobody's to overwrite. */
export function patchOf(base: PageText, sent: PageText): Partial<PageText> {
  return {
    ...(sent.title !== base.title && { title: sent.title }),
    ...(sent.content !== base.content && { content: sent.content }),
  };
}

export function reduceSave(state: SaveState, event: SaveEvent): SaveState {
  switch (event.kind) {
    case "typed":
      return { ...state, mine: { ...state.mine, ...event.text } };
    case "sent":
      return { ...state, sending: { typed: state.mine, sent: event.sent }, problem: null };
    case "acked":
      return acked(state, event);
    case "refused":
      return refused(state, event);
    case "remote":
      return remote(state, event.version);
    case "mineKept":
      return state.theirs === null ? state : { ...state, base: state.theirs, mine: merge(state, state.theirs).mine, theirs: null };
    case "theirsTaken":
      return state.theirs === null ? state : { ...state, base: state.theirs, mine: textOf(state.theirs), theirs: null, problem: null };
  }
}

type Of<Kind extends SaveEvent["kind"]> = Extract<SaveEvent, { readonly kind: Kind }>;

function acked(state: SaveState, { version, at }: Of<"acked">): SaveState {
  const { sending, heard } = state;
  // The answer to a save that was found saved before it came.
  if (sending === null) return version.revision <= state.base.revision ? state : remote(state, version);
  const mine = isSame(state.mine, sending.typed) ? textOf(version) : state.mine;
  const settled = { ...state, base: version, mine, sending: null, heard: null, problem: null, savedAt: at };
  return heard === null ? settled : remote(settled, heard);
}

function refused(state: SaveState, { problem, stored }: Of<"refused">): SaveState {
  const { sending, heard } = state;
  const newest = newer(stored, heard);
  const back = { ...state, sending: null, heard: null };
  if (newest === null || newest.revision <= state.base.revision) return { ...back, problem };
  // Saved after all: the answer was lost, and what was sent again came second.
  if (sending !== null && isSame(newest, sending.sent) && isSame(state.mine, sending.typed))
    return { ...back, base: newest, mine: textOf(newest), problem: null };
  return meet({ ...back, problem: null }, newest);
}

function remote(state: SaveState, version: Version): SaveState {
  if (version.revision <= state.base.revision) return state;
  if (state.sending !== null) return { ...state, heard: newer(version, state.heard) };
  return meet(state, newer(version, state.theirs) ?? version);
}

/** Each field on its own: what only one side has changed is taken over, and what both have changed differently is a conflict. */
function meet(state: SaveState, version: Version): SaveState {
  const { mine, isConflict } = merge(state, version);
  return isConflict ? { ...state, theirs: version } : { ...state, base: version, mine, theirs: null };
}

function merge({ base, mine }: SaveState, theirs: Version): { readonly mine: PageText; readonly isConflict: boolean } {
  const isOpen = (field: keyof PageText) => mine[field] !== base[field] && theirs[field] !== base[field] && mine[field] !== theirs[field];
  const title = mine.title === base.title ? theirs.title : mine.title;
  const content = mine.content === base.content ? theirs.content : mine.content;
  return { mine: { title, content }, isConflict: isOpen("title") || isOpen("content") };
}

const textOf = ({ title, content }: PageText): PageText => ({ title, content });

const newer = (one: Version | null | undefined, other: Version | null | undefined): Version | null =>
  one && other ? (one.revision >= other.revision ? one : other) : (one ?? other ?? null);

export type SaveWord = "editing" | "saving" | "saved" | "failed" | "conflict";

export function wordOf(state: SaveState): SaveWord {
  if (state.theirs !== null) return "conflict";
  if (state.sending !== null) return "saving";
  if (state.problem !== null && isDirty(state)) return "failed";
  return isDirty(state) ? "editing" : "saved";
}
