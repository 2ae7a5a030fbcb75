/** One page while it is open, and after that until what was typed is saved: when it is sent, sent again, and kept as a draft. */
import { client, isUnanswered } from "../../../api/trpc.ts";
import { ClientError } from "../../../ui/failure.ts";
import { type DraftPlace, openDraft } from "./drafts.ts";
import { begin, isDirty, isSame, needsSending, type PageText, patchOf, reduceSave, type SaveEvent, type SaveState, type Version } from "./save-state.ts";

const AFTER_TYPING_MS = 600;
const DRAFT_MS = 150;
const AGAIN_MS = 3_000;

export interface PageSession {
  getState(): SaveState;
  subscribe(tell: () => void): () => void;
  type(text: Partial<PageText>): void;
  hear(version: Version): void;
  /** At once, without waiting for the typing to stop. */
  save(): void;
  keepMine(): void;
  /** Answers what was here before. */
  takeTheirs(): PageText;
  /** How the content is stored; as it was typed until the editor has been loaded. */
  setForm(toStored: (content: string | null) => string | null): void;
  /** Counted: the last one to leave saves. */
  enter(): () => void;
}

const sessions = new Map<string, Promise<PageSession>>();

/** The same for all who open a page in this tab, so that coming back finds what is still on its way. */
export function openSession(pageId: string, version: Version): Promise<PageSession> {
  const open = async () => createSession({ pageId, version, drafts: await openDraft(pageId), onEnd: () => sessions.delete(pageId) });
  const session = sessions.get(pageId) ?? open();
  sessions.set(pageId, session);
  return session;
}

interface SessionOptions {
  readonly pageId: string;
  readonly version: Version;
  readonly drafts: DraftPlace;
  onEnd(): void;
}

function createSession({ pageId, version, drafts, onEnd }: SessionOptions): PageSession {
  const { found } = drafts;
  let state = found ? reduceSave(begin(found.base, found.mine), { kind: "remote", version }) : begin(version);
  let toStored = (content: string | null) => content;
  let users = 0;
  let saving: ReturnType<typeof setTimeout> | undefined;
  const listeners = new Set<() => void>();
  const draft = keepDraft(drafts, () => state);
  const dispatch = (event: SaveEvent) => {
    state = reduceSave(state, event);
    draft.later();
    for (const tell of listeners) tell();
  };
  const schedule = (ms: number) => {
    clearTimeout(saving);
    saving = setTimeout(() => void send(), ms);
  };
  const send = async (): Promise<void> => {
    clearTimeout(saving);
    if (!needsSending(state)) return endIfDone();
    const sent = { title: state.mine.title, content: toStored(state.mine.content) };
    const { base } = state;
    dispatch({ kind: "sent", sent });
    const event = isSame(sent, base) ? ({ kind: "acked", version: base, at: Date.now() } as const) : await save(pageId, base, sent);
    dispatch(event);
    draft.now();
    if (event.kind !== "refused" || state.problem === null) return needsSending(state) ? schedule(AFTER_TYPING_MS) : endIfDone();
    if (event.again) schedule(AGAIN_MS);
  };
  const endIfDone = () => {
    if (users > 0 || isDirty(state)) return;
    draft.end();
    onEnd();
  };
  const act = (event: SaveEvent) => {
    dispatch(event);
    if (needsSending(state)) schedule(0);
  };
  if (needsSending(state)) schedule(AFTER_TYPING_MS);
  return {
    getState: () => state,
    subscribe: (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    type: (text) => {
      dispatch({ kind: "typed", text });
      schedule(AFTER_TYPING_MS);
    },
    hear: (version) => {
      dispatch({ kind: "remote", version });
      if (needsSending(state)) schedule(AFTER_TYPING_MS);
    },
    save: () => void send(),
    keepMine: () => act({ kind: "mineKept" }),
    takeTheirs: () => {
      const before = state.mine;
      act({ kind: "theirsTaken" });
      return before;
    },
    setForm: (next) => {
      toStored = next;
    },
    enter: () => {
      users += 1;
      return () => {
        users -= 1;
        draft.now();
        // Not at once: one who comes right back (another view of the same page) has not left.
        setTimeout(() => users === 0 && void send());
      };
    },
  };
}

type Answer = Extract<SaveEvent, { kind: "acked" }> | (Extract<SaveEvent, { kind: "refused" }> & { readonly again: boolean });

async function save(pageId: string, base: Version, sent: PageText): Promise<Answer> {
  try {
    const version = await client.pages.save.mutate({ id: pageId, expectedRevision: base.revision, ...patchOf(base, sent) });
    return { kind: "acked", version, at: Date.now() };
  } catch (error) {
    const { message, code, details } = new ClientError(error);
    const stored = code === "CONFLICT" ? (details.stored as Version | undefined) : undefined;
    return { kind: "refused", problem: message, stored, again: isUnanswered(error) };
  }
}

/** The draft of this browser: there before the server has the text, gone only after. */
function keepDraft(place: DraftPlace, getState: () => SaveState) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const now = () => {
    clearTimeout(timer);
    timer = undefined;
    const state = getState();
    if (isDirty(state)) place.write({ base: state.base, mine: state.mine, at: Date.now() });
    else place.clear();
  };
  const later = () => {
    timer ??= setTimeout(now, DRAFT_MS);
  };
  window.addEventListener("pagehide", now);
  return {
    now,
    later,
    end: () => {
      now();
      window.removeEventListener("pagehide", now);
      place.close();
    },
  };
}
