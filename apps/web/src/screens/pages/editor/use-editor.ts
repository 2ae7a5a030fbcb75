/** The editor of Tiptap in React. Its own binding weighs six kilobytes more, for node views in React that are not used here. */
import { Editor, type EditorOptions } from "@tiptap/react";
import { type RefObject, useEffect, useRef, useState, useSyncExternalStore } from "react";

interface Held {
  /** For the element that the text goes into. */
  readonly place: RefObject<HTMLDivElement | null>;
  /** Null until that element is there. */
  readonly editor: Editor | null;
}

interface EditorInReact {
  /** Asked once, when the editor is made. */
  options(): Partial<EditorOptions>;
  /** Before anything can be typed; Tiptap's own `onCreate` comes a moment later. */
  onReady(editor: Editor): void;
}

export function useEditor(given: EditorInReact): Held {
  const place = useRef<HTMLDivElement>(null);
  const first = useRef(given);
  const [editor, setEditor] = useState<Editor | null>(null);
  useEffect(() => {
    const { options, onReady } = first.current;
    const made = new Editor({ ...options(), element: place.current });
    onReady(made);
    setEditor(made);
    return () => {
      made.destroy();
      setEditor(null);
    };
  }, []);
  return { place, editor };
}

/** What `read` says of the editor, read again after each change of text or cursor. It must be the same value while nothing has changed. */
export function useEditorValue<Value>(editor: Editor, read: () => Value): Value {
  return useSyncExternalStore((tell) => {
    editor.on("transaction", tell);
    return () => void editor.off("transaction", tell);
  }, read);
}
