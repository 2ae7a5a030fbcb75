/** One page while it is open, and after that until what was typed is saved: when it is sent, sent again, and kept as a draft. */
import { client, isUnanswered } from "../../../api/trpc.ts";
import { ClientError } from "../../../ui/failure.ts";
import { type DraftPlace, openDraft } from "./drafts.ts";
import {
  begin,
  isDirty,
  isSame,
  needsSending,
  type PageText,
  patchOf,
  reduceSave,
  type SaveEvent,
  type SaveState,
  type Version,
} from "./save-state.ts";

const AFTER_TYPING_MS = 600;
const DRAFT_MS = 150;
const AGAIN_MS = 3_000;

export interface PageSession {
  /** When the text was typed that an earlier life of the page had not saved. */
  readonly restoredFrom: number | null;
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
  const store = createStore(found ? reduceSave(begin(found.base, found.mine), { kind: "remote", version }) : begin(version));
  const draft = keepDraft(drafts, store.getState);
  store.subscribe(draft.later);
  let users = 0;
  const endIfDone = () => {
    if (users > 0 || isDirty(store.getState())) return;
    draft.end();
    onEnd();
  };
  const sender = createSender({ pageId, store, onRest: endIfDone });
  const act = (event: SaveEvent, wait = 0) => {
    store.dispatch(event);
    if (needsSending(store.getState())) sender.schedule(wait);
  };
  if (needsSending(store.getState())) sender.schedule(AFTER_TYPING_MS);
  return {
    restoredFrom: found !== null && isDirty(store.getState()) ? found.at : null,
    getState: store.getState,
    subscribe: store.subscribe,
    type: (text) => act({ kind: "typed", text }, AFTER_TYPING_MS),
    hear: (version) => act({ kind: "remote", version }, AFTER_TYPING_MS),
    save: () => void sender.send(),
    keepMine: () => act({ kind: "mineKept" }),
    takeTheirs: () => {
      const before = store.getState().mine;
      act({ kind: "theirsTaken" });
      return before;
    },
    setForm: sender.setForm,
    enter: () => {
      users += 1;
      return () => {
        users -= 1;
        draft.now();
        // Not at once: one who comes right back (another view of the same page) has not left.
        setTimeout(() => users === 0 && void sender.send());
      };
    },
  };
}

function createStore(initial: SaveState) {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    getState: () => state,
    subscribe: (tell: () => void) => {
      listeners.add(tell);
      return () => void listeners.delete(tell);
    },
    dispatch: (event: SaveEvent) => {
      const next = reduceSave(state, event);
      if (next === state) return;
      state = next;
      for (const tell of listeners) tell();
    },
  };
}

interface SenderOptions {
  readonly pageId: string;
  readonly store: ReturnType<typeof createStore>;
  /** Nothing more is to be sent now. */
  onRest(): void;
}

/** One save at a time, each over the revision that is known. */
function createSender({ pageId, store, onRest }: SenderOptions) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let toStored = (content: string | null) => content;
  const schedule = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void send(), ms);
  };
  /** Answers whether it is worth trying again after a refusal. */
  const sendOnce = async ({ mine, base }: SaveState): Promise<boolean> => {
    // What is stored as Markdown stays so until somebody changes it.
    const sent = { title: mine.title, content: mine.content === base.content ? base.content : toStored(mine.content) };
    store.dispatch({ kind: "sent", sent });
    const answer: Answer = isSame(sent, base) ? { kind: "acked", version: base, at: Date.now() } : await save(pageId, base, sent);
    store.dispatch(answer);
    return answer.kind === "refused" && answer.again;
  };
  const send = async (): Promise<void> => {
    clearTimeout(timer);
    if (!needsSending(store.getState())) return onRest();
    const isWorthwhile = await sendOnce(store.getState());
    const after = store.getState();
    if (after.problem === null && needsSending(after)) schedule(AFTER_TYPING_MS);
    else if (after.problem === null) onRest();
    else if (isWorthwhile) schedule(AGAIN_MS);
  };
  return {
    send,
    schedule,
    setForm: (next: typeof toStored) => {
      toStored = next;
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
  let isEnded = false;
  const now = () => {
    clearTimeout(timer);
    timer = undefined;
    if (isEnded) return;
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
      isEnded = true;
      window.removeEventListener("pagehide", now);
      place.close();
    },
  };
}
