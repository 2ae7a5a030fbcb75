import { type Loss, markdownOf } from "@signalbox/documents";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { CommandButton } from "../../../ui/button.tsx";
import { toStored } from "./document-form.ts";

interface SourceEditorProps {
  readonly label: string;
  readonly content: string | null;
  readonly loss: readonly Loss[];
  readonly takesFocus: boolean;
  /** Stays in sight. */
  readonly notice: ReactNode;
  onType(markdown: string): void;
  onBlur(): void;
}

/** The page as Markdown. It is stored as a document where that loses nothing, and as Markdown where it would. */
export function SourceEditor({ label, content, loss, takesFocus, notice, onType, onBlur }: SourceEditorProps) {
  const [text, setText] = useState(() => markdownOf(content));
  const shown = useRef(content);
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (takesFocus) area.current?.focus();
  }, [takesFocus]);
  useEffect(() => {
    if (content === shown.current) return;
    shown.current = content;
    // What was typed here comes back as a document once it is saved.
    if (toStored(text) !== content) setText(markdownOf(content));
  }, [content, text]);
  return (
    <>
      <div className="sticky top-0 z-10 mt-3 border-t border-line">
        {notice}
        <div className="flex min-h-9 flex-wrap items-center gap-2 border-b border-line bg-panel px-4 py-1 text-muted">
          <span className="grow">The page as Markdown</span>
          <CommandButton id="page.source" kind="quiet">
            Back to the document
          </CommandButton>
        </div>
      </div>
      {loss.length > 0 && (
        <div role="status" className="border-b border-line bg-needs-tint px-4 py-2">
          <p className="font-medium text-needs">The page stays in Markdown: as a document it would lose something.</p>
          <ul className="mt-1 list-disc pl-5">
            {loss.map(({ line, reason, text: lost }) => (
              <li key={line}>
                Line {line} {reason}: <code className="font-mono">{lost.slice(0, 80)}</code>
              </li>
            ))}
          </ul>
        </div>
      )}
      <textarea
        ref={area}
        aria-label={label}
        spellCheck
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          shown.current = event.target.value;
          onType(event.target.value);
        }}
        onBlur={onBlur}
        className="min-h-[60vh] w-full resize-none bg-bg px-6 py-4 font-mono text-fg [field-sizing:content] [font-variant-ligatures:none] focus-visible:-outline-offset-2"
      />
    </>
  );
}
