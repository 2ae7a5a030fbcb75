import { extensions } from "@signalbox/documents";
import { Plugin } from "@tiptap/pm/state";
import { type AnyExtension, Extension } from "@tiptap/react";
import { catalog, commandIds } from "../../../commands/catalog.ts";
import { keysOf } from "../../../commands/key-settings.ts";
import { chordOf } from "../../../commands/keys.ts";
import { type RawPlace, rawView } from "./raw-view.ts";
import { type SuggestKeys, suggestPlugin } from "./suggest.ts";

interface PageExtensions {
  readonly suggest: SuggestKeys;
  onEditRaw(place: RawPlace): void;
}

/** The schema of documents with what it takes to edit them here. */
export function pageExtensions({ suggest, onEditRaw }: PageExtensions): AnyExtension[] {
  const shown = extensions.map((extension) =>
    extension.name === "rawMarkdown" || extension.name === "rawInline"
      ? extension.extend({ addNodeView: () => rawView(onEditRaw) })
      : extension,
  );
  return [...shown, keysOfThePage(suggest)];
}

/** Before all other keys of the editor. */
const keysOfThePage = (suggest: SuggestKeys) =>
  Extension.create({
    name: "keysOfThePage",
    priority: 1000,
    addProseMirrorPlugins: () => [suggestPlugin(suggest), leaveWithTab()],
  });

/** Escape, then Tab, leaves the editor, also from a list or a table, which use Tab themselves. And the chords of the page are the page's. */
function leaveWithTab(): Plugin {
  let mayLeave = false;
  return new Plugin({
    props: {
      handleDOMEvents: {
        keydown: (_view, event) => {
          const isLeaving = mayLeave && event.key === "Tab";
          if (event.key !== "Shift") mayLeave = event.key === "Escape";
          // True: the editor does nothing of its own, and the browser or the page does what it does anywhere.
          return isLeaving || isPageChord(event);
        },
        click: (_view, event) => followLink(event),
        blur: () => {
          mayLeave = false;
          return false;
        },
      },
    },
  });
}

/** Ctrl or Command with a click opens a link; a click alone puts the cursor there. */
function followLink(event: MouseEvent): boolean {
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (!(link instanceof HTMLAnchorElement) || !(event.ctrlKey || event.metaKey)) return false;
  event.preventDefault();
  if (["http:", "https:", "mailto:"].includes(link.protocol)) window.open(link.href, "_blank", "noreferrer");
  return true;
}

function isPageChord(event: KeyboardEvent): boolean {
  const chord = chordOf(event);
  return chord !== null && commandIds.some((id) => "inText" in catalog[id] && keysOf(id).includes(chord));
}
