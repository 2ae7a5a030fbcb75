import { useSyncExternalStore } from "react";
import { type CommandId, catalog } from "./catalog.ts";
import { keysOf } from "./key-settings.ts";
import { chordOf } from "./keys.ts";
import { possibleCommands, runCommand } from "./registry.ts";

const SEQUENCE_MS = 1000;
let begun = "";
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function begin(keys: string): void {
  begun = keys;
  clearTimeout(timer);
  if (keys !== "") timer = setTimeout(() => begin(""), SEQUENCE_MS);
  for (const tell of listeners) tell();
}

/** The first keys of a sequence, for the hint on the screen; empty when there is none. */
export const useBegunSequence = (): string =>
  useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    () => begun,
  );

const isText = (target: Element) =>
  target.matches("textarea, select, [contenteditable], [contenteditable] *") ||
  (target.matches("input") && !["checkbox", "radio", "button", "submit", "range"].includes(target.getAttribute("type") ?? "text"));

/** Keys that a focused element needs for itself. */
const own = new Set(["enter", "space", "arrowup", "arrowdown", "arrowleft", "arrowright", "home", "end", "mod+a"]);

function mayHandle(event: KeyboardEvent, chord: string, id: CommandId): boolean {
  const target = event.target instanceof Element ? event.target : document.body;
  if (isText(target)) return "inText" in catalog[id] && catalog[id].inText === true;
  if (target.closest("[role=menu]") !== null) return false;
  // A message is a dialog by its role, but nobody works in it: only its own Escape stays there.
  if (target.closest("[role=dialog][aria-modal=false]") !== null) return chord !== "escape" && !own.has(chord);
  if (target.closest("[role=dialog]") !== null) return target.closest("[role=dialog] [data-rows]") !== null;
  if (!own.has(chord)) return true;
  return target === document.body || target.matches("main, h1, h2") || target.closest("[data-rows]") !== null;
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const chord = chordOf(event);
  if (chord === null) return;
  const keys = begun === "" ? chord : `${begun} ${chord}`;
  const possible = possibleCommands();
  const exact = possible.find((id) => keysOf(id).includes(keys) && mayHandle(event, chord, id));
  if (exact !== undefined) {
    event.preventDefault();
    begin("");
    runCommand(exact);
    return;
  }
  const starts = possible.some((id) => keysOf(id).some((all) => all.startsWith(`${keys} `)) && mayHandle(event, chord, id));
  if (starts) event.preventDefault();
  begin(starts ? keys : "");
}

/** One listener for the whole page. */
export function listenForKeys(): () => void {
  document.addEventListener("keydown", onKeyDown);
  return () => document.removeEventListener("keydown", onKeyDown);
}
