import type { Editor } from "@tiptap/react";
import { clsx } from "clsx";
import { type RefObject, useEffect, useId, useState } from "react";
import type { Outline } from "../../../data/outline.ts";
import { blocks } from "./blocks.ts";
import { findMentions } from "./mentions.ts";
import { type Asked, setActiveOption, suggestOf } from "./suggest.ts";
import { useEditorValue } from "./use-editor.ts";

interface Option {
  readonly id: string;
  readonly label: string;
  readonly note: string;
  run(editor: Editor): void;
}

function optionsFor({ sign, query }: Asked, outline: Outline | undefined): Option[] {
  if (sign === "/")
    return Object.values(blocks)
      .filter(({ label }) => label.toLowerCase().includes(query.toLowerCase()))
      .map(({ id, label, run }) => ({ id, label, note: "", run }));
  if (outline === undefined) return [];
  return findMentions(outline, query).map(({ id, label, kind, href }) => ({
    id,
    label,
    note: kind,
    run: (editor) =>
      editor
        .chain()
        .focus()
        .insertContent([
          { type: "text", text: label, marks: [{ type: "link", attrs: { href } }] },
          { type: "text", text: " " },
        ])
        .unsetMark("link")
        .run(),
  }));
}

/** All kinds of blocks at once: what scrolls would need a tab stop of its own. */
const LIST_HEIGHT = 330;

interface SuggestListProps {
  readonly editor: Editor;
  readonly outline: Outline | undefined;
  /** Where the editor's keys arrive while the list is open. */
  readonly onKey: RefObject<(key: string) => boolean>;
}

/** The list stays where the cursor is; the focus stays in the text. */
export function SuggestList({ editor, outline, onKey }: SuggestListProps) {
  const base = useId();
  const asked = useEditorValue(editor, () => suggestOf(editor.state)?.asked ?? null);
  const [index, setIndex] = useState(0);
  const options = asked ? optionsFor(asked, outline) : [];
  const at = Math.min(index, options.length - 1);
  const idOf = (option: Option) => `${base}-${option.id}`;
  const active = options[at];
  const activeId = active ? idOf(active) : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: other letters are another list
  useEffect(() => setIndex(0), [asked?.query, asked?.from]);
  useEffect(() => {
    if (!editor.isDestroyed) setActiveOption(editor.view, activeId && `${base} ${activeId}`);
  }, [editor, base, activeId]);
  const choose = (option: Option) => {
    if (asked) editor.chain().focus().deleteRange(asked).run();
    option.run(editor);
  };
  onKey.current = (key) => {
    if (active === undefined) return false;
    if (key === "ArrowDown") setIndex((at + 1) % options.length);
    else if (key === "ArrowUp") setIndex((at + options.length - 1) % options.length);
    else if (key === "Enter") choose(active);
    else return false;
    return true;
  };
  if (asked === null || options.length === 0) return null;
  const place = editor.view.coordsAtPos(asked.from);
  const isLow = place.bottom + LIST_HEIGHT > window.innerHeight;
  return (
    <div
      id={base}
      role="listbox"
      aria-label={asked.sign === "/" ? "Kinds of blocks" : "Things of the plan"}
      style={{
        left: Math.min(place.left, window.innerWidth - 260),
        ...(isLow ? { bottom: window.innerHeight - place.top + 4 } : { top: place.bottom + 4 }),
      }}
      className="fixed z-40 w-60 rounded-lg border border-line bg-raised p-1 shadow-popover"
    >
      {options.map((option, position) => (
        // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the editor has the focus and the keys
        <div
          key={option.id}
          id={idOf(option)}
          role="option"
          aria-selected={position === at}
          // The text would lose its cursor.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => choose(option)}
          className={clsx("flex min-h-7 items-center gap-2 rounded-md px-2", position === at && "bg-selected")}
        >
          <span className="grow truncate">{option.label}</span>
          {option.note !== "" && <span className="text-meta text-muted">{option.note}</span>}
        </div>
      ))}
    </div>
  );
}
