/** The pages opened last, for the palette. Kept in this browser. */
export interface Recent {
  readonly path: string;
  readonly title: string;
}

const place = "signalbox.recent";
const AT_MOST = 8;

/** The newest first, each once. A page that got another title since has that one. Pure. */
export const withRecent = (before: readonly Recent[], now: Recent): Recent[] =>
  [now, ...before.filter(({ path }) => path !== now.path)].slice(0, AT_MOST);

/** "(3) Inbox · Signalbox" → "Inbox". Pure. */
export const bareTitle = (title: string): string => title.replace(/^\(\d+\) /, "").replace(/ · Signalbox$/, "");

export function recents(): readonly Recent[] {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(place) ?? "[]");
    return Array.isArray(read) ? (read as Recent[]) : [];
  } catch {
    return [];
  }
}

/** Remembers every page by the title that it gives itself, which may come after what it reads. Answers how to stop. */
export function rememberPages(): () => void {
  const title = document.querySelector("title");
  const remember = () => {
    const { pathname } = window.location;
    if (!document.title.endsWith(" · Signalbox") || pathname === "/search") return;
    localStorage.setItem(place, JSON.stringify(withRecent(recents(), { path: pathname, title: bareTitle(document.title) })));
  };
  remember();
  const watched = new MutationObserver(remember);
  if (title) watched.observe(title, { childList: true });
  return () => watched.disconnect();
}
