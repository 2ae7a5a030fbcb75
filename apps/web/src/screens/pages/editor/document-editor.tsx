import { fromMarkdown, fromStored, type Loss, markdownOf } from "@signalbox/documents";
import { useEffect, useState } from "react";
import { useCommand } from "../../../commands/registry.ts";
import { done } from "../../../commands/undo.ts";
import type { Outline } from "../../../data/outline.ts";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import type { PageSession } from "../saving/page-session.ts";
import type { SaveState } from "../saving/save-state.ts";
import { ConflictBar } from "./conflict-bar.tsx";
import { toStored } from "./document-form.ts";
import type { Heading } from "./headings.ts";
import { chooseFile, copyMarkdown, downloadMarkdown } from "./markdown-file.ts";
import { RichEditor } from "./rich-editor.tsx";
import { SourceEditor } from "./source-editor.tsx";

export interface Headings {
  readonly list: readonly Heading[];
  jump(heading: Heading): void;
}

interface DocumentEditorProps {
  readonly pageId: string;
  readonly session: PageSession;
  readonly state: SaveState;
  readonly outline: Outline | undefined;
  onHeadings(headings: Headings | null): void;
}

interface Replacement {
  readonly name: string;
  readonly text: string;
}

/** The text of a page, as a document or as Markdown. */
export function DocumentEditor({ pageId, session, state, outline, onHeadings }: DocumentEditorProps) {
  const { title, content } = state.mine;
  const mode = useMode(session, onHeadings);
  useEffect(() => session.setForm(toStored), [session]);
  useCommand("page.copyMarkdown", () => copyMarkdown(content));
  useCommand("page.download", () => downloadMarkdown(title, content));
  const [asked, setAsked] = useState<Replacement | null>(null);
  const replace = ({ name, text }: Replacement) => {
    mode.take(text);
    done(`Replaced the page from ${name}`, async () => mode.take(markdownOf(content)));
  };
  useCommand("page.replace", async () => {
    const file = await chooseFile();
    if (file === null) return;
    const replacement = { name: file.name, text: await file.text() };
    if (markdownOf(content).trim() === "") replace(replacement);
    else setAsked(replacement);
  });
  const shared = {
    content,
    takesFocus: mode.wasToggled,
    notice: (
      <>
        <ConflictBar pageId={pageId} session={session} state={state} />
        {asked && (
          <ConfirmDialog
            title={`Replace the page from ${asked.name}?`}
            about="All of its text gives way to the text of the file. Undo brings it back."
            deed="Replace the text"
            onConfirm={async () => replace(asked)}
            onClose={() => setAsked(null)}
          />
        )}
      </>
    ),
    onType: (next: string | null) => session.type({ content: next }),
    onBlur: session.save,
  };
  if (mode.isSource) return <SourceEditor label="Markdown of the page" loss={mode.loss} {...shared} />;
  return (
    <RichEditor
      label="Text of the page"
      outline={outline}
      onLoss={mode.stayInSource}
      onHeadings={(list, jump) => onHeadings({ list, jump })}
      {...shared}
    />
  );
}

interface Mode {
  readonly isSource: boolean;
  /** Why it stays Markdown. */
  readonly loss: readonly Loss[];
  readonly wasToggled: boolean;
}

/** Markdown that would lose something as a document is edited as Markdown. */
function useMode(session: PageSession, onHeadings: (headings: null) => void) {
  const [mode, setMode] = useState<Mode>(() => {
    const { loss } = fromStored(session.getState().mine.content);
    return { isSource: loss.length > 0, loss, wasToggled: false };
  });
  const toSource = (loss: readonly Loss[]) => {
    setMode({ isSource: true, loss, wasToggled: true });
    onHeadings(null);
  };
  const toggle = () => {
    if (!mode.isSource) return toSource([]);
    const { loss } = fromStored(session.getState().mine.content);
    if (loss.length > 0) toSource(loss);
    else setMode({ isSource: false, loss, wasToggled: true });
  };
  useCommand("page.source", toggle);
  return {
    ...mode,
    stayInSource: toSource,
    take: (markdown: string) => {
      session.type({ content: markdown });
      const { loss } = fromMarkdown(markdown);
      if (loss.length > 0) toSource(loss);
    },
  };
}
