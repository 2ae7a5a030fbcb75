import { fromStored, type Loss } from "@signalbox/documents";
import type { Editor } from "@tiptap/react";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import type { Outline } from "../../../data/outline.ts";
import { serialise } from "./document-form.ts";
import { type Heading, headingsOf } from "./headings.ts";
import { pageExtensions } from "./page-extensions.ts";
import { RawDialog } from "./raw-dialog.tsx";
import { type RawPlace, saveRaw } from "./raw-view.ts";
import { SuggestList } from "./suggest-list.tsx";
import { takeInPlace } from "./take-in-place.ts";
import { Toolbar } from "./toolbar.tsx";
import { useEditor } from "./use-editor.ts";

interface RichEditorProps {
  readonly label: string;
  readonly content: string | null;
  readonly outline: Outline | undefined;
  readonly takesFocus: boolean;
  /** Stays in sight with the toolbar. */
  readonly notice: ReactNode;
  onType(content: string | null): void;
  onBlur(): void;
  /** What came from elsewhere has no form here. */
  onLoss(loss: readonly Loss[]): void;
  onHeadings(headings: readonly Heading[], jump: (heading: Heading) => void): void;
}

export function RichEditor(props: RichEditorProps) {
  const [raw, setRaw] = useState<RawPlace | null>(null);
  const onKey = useRef((_key: string) => false);
  const extensions = useMemo(() => pageExtensions({ suggest: { onKey: (key) => onKey.current(key) }, onEditRaw: setRaw }), []);
  const { editor, place } = usePageEditor(props, extensions);
  return (
    <>
      <div className="sticky top-0 z-10 mt-3 border-t border-line">
        {props.notice}
        {editor && <Toolbar editor={editor} />}
      </div>
      <div ref={place} className="page-text" />
      <p className="sr-only" id="page-text-keys">
        Slash for kinds of blocks, at for things of the plan. Escape, then Tab, leaves the text.
      </p>
      {editor && <SuggestList editor={editor} outline={props.outline} onKey={onKey} />}
      <RawDialog place={raw} onClose={() => setRaw(null)} onSave={(place, text) => editor && saveRaw(editor, place, text)} />
    </>
  );
}

function usePageEditor(props: RichEditorProps, extensions: ReturnType<typeof pageExtensions>) {
  const latest = useRef(props);
  latest.current = props;
  /** What is stored, and how the editor writes the same: text that is as it was is no change. */
  const opened = useRef({ stored: props.content, written: "" });
  /** The content that the editor shows. */
  const shown = useRef(props.content);
  const tellHeadings = (editor: Editor) => latest.current.onHeadings(headingsOf(editor.state.doc), ({ at }) => jumpTo(editor, at));
  const held = useEditor({
    options: () => ({
      extensions,
      content: fromStored(latest.current.content).json,
      injectCSS: false,
      autofocus: props.takesFocus ? "start" : false,
      editorProps: {
        // The toolbar covers the first lines.
        scrollMargin: { top: 64, right: 0, bottom: 24, left: 0 },
        scrollThreshold: { top: 64, right: 0, bottom: 24, left: 0 },
        attributes: { "aria-label": props.label, "aria-multiline": "true", "aria-describedby": "page-text-keys", class: "page-text-body" },
      },
      onUpdate: ({ editor }) => {
        const written = serialise(editor.getJSON());
        shown.current = written === opened.current.written ? opened.current.stored : written;
        latest.current.onType(shown.current);
        tellHeadings(editor);
      },
      onBlur: () => latest.current.onBlur(),
    }),
    onReady: (editor) => {
      shown.current = latest.current.content;
      opened.current = { stored: shown.current, written: serialise(editor.getJSON()) };
      tellHeadings(editor);
    },
  });
  const { editor } = held;
  useEffect(() => {
    if (editor === null || props.content === shown.current) return;
    const { json, loss } = fromStored(props.content);
    if (loss.length > 0) return latest.current.onLoss(loss);
    const change = takeInPlace(editor.state, json);
    if (change) editor.view.dispatch(change);
    shown.current = props.content;
    opened.current = { stored: props.content, written: serialise(editor.getJSON()) };
    tellHeadings(editor);
  });
  return held;
}

function jumpTo(editor: Editor, at: number): void {
  editor
    .chain()
    .focus()
    .setTextSelection(at + 1)
    .run();
  const element = editor.view.nodeDOM(at);
  if (element instanceof Element) element.scrollIntoView({ block: "start" });
}
