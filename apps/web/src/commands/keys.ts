/** From what a keyboard sends to the words of the catalog, and to what people read. Pure. */
export interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** The produced character for letters and signs, so that every layout has its own `?`; shift counts only where it changes no sign. */
export function chordOf({ key, ctrlKey, metaKey, altKey, shiftKey }: Pressed): string | null {
  if (["Control", "Shift", "Alt", "Meta", "Dead", "AltGraph", "Process"].includes(key)) return null;
  const name = key === " " ? "space" : key.toLowerCase();
  const isSign = key.length === 1 && key !== " " && name === key.toUpperCase();
  return [ctrlKey || metaKey ? "mod+" : "", altKey && !isSign ? "alt+" : "", shiftKey && !isSign ? "shift+" : "", name].join("");
}

const isMac = /Mac|iP(hone|ad)/.test(globalThis.navigator?.userAgent ?? "");

const shown: Readonly<Record<string, string>> = {
  mod: isMac ? "⌘" : "Ctrl",
  alt: isMac ? "⌥" : "Alt",
  shift: "⇧",
  enter: "↵",
  escape: "Esc",
  space: "Space",
  arrowup: "↑",
  arrowdown: "↓",
  arrowleft: "←",
  arrowright: "→",
  home: "Home",
  end: "End",
  backspace: "⌫",
};

/** "g i" → ["G", "I"]; "mod+k" → ["Ctrl K"]: one string for each key press. */
export const keyLabels = (keys: string): string[] =>
  keys.split(" ").map((chord) =>
    chord
      .split("+")
      .map((part) => shown[part] ?? part.toUpperCase())
      .join(" "),
  );

/** A key press that writes a character: what WCAG 2.1.4 wants people to be able to switch off. */
export const isSingleKey = (keys: string): boolean =>
  keys.split(" ").some((chord) => !chord.startsWith("mod+") && chord.replace("shift+", "").length === 1);
