import { useEffect, useState, useSyncExternalStore } from "react";
import { useConnection } from "../../../live/connection.ts";
import { openSession, type PageSession } from "./page-session.ts";
import { needsSending, type SaveState, type Version } from "./save-state.ts";

type StoredPage = Version & { readonly id: string };

/** Null until the page is read and drafts were looked for. `page` is the page as it was read last; each reading is heard. */
export function usePageSession(page: StoredPage | undefined): PageSession | null {
  const id = page?.id;
  const [held, setHeld] = useState<{ readonly id: string; readonly session: PageSession } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is another session; newer versions of it are heard below
  useEffect(() => {
    if (page === undefined) return;
    let leave: (() => void) | undefined;
    let isGone = false;
    void openSession(page.id, page).then((session) => {
      leave = session.enter();
      if (isGone) return leave();
      setHeld({ id: page.id, session });
    });
    return () => {
      isGone = true;
      leave?.();
    };
  }, [id]);
  const session = held !== null && held.id === id ? held.session : null;
  useEffect(() => {
    if (page !== undefined) session?.hear(page);
  }, [session, page]);
  useSaveWhenBack(session);
  return session;
}

const never = () => () => {};

export const useSaveState = (session: PageSession | null): SaveState | null =>
  useSyncExternalStore(session?.subscribe ?? never, () => session?.getState() ?? null);

/** A server that answers again gets what it missed. */
function useSaveWhenBack(session: PageSession | null): void {
  const { connection } = useConnection();
  useEffect(() => {
    if (connection !== "live" || session === null) return;
    const state = session.getState();
    if (state.problem !== null && needsSending(state)) session.save();
  }, [connection, session]);
}
