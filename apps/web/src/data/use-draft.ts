import { useCallback, useState } from "react";

/** Unsent text that survives a reload. Kept in this browser until it is sent or emptied. */
export function useDraft(name: string, initial = ""): readonly [string, (text: string) => void, () => void] {
  const place = `signalbox.draft.${name}`;
  const [held, setHeld] = useState({ place, text: localStorage.getItem(place) ?? initial });
  // Another name is another draft, from its first render on.
  const text = held.place === place ? held.text : (localStorage.getItem(place) ?? initial);
  const set = useCallback(
    (next: string) => {
      if (next === "") localStorage.removeItem(place);
      else localStorage.setItem(place, next);
      setHeld({ place, text: next });
    },
    [place],
  );
  const clear = useCallback(() => set(""), [set]);
  return [text, set, clear];
}
