import { fromMarkdown, fromStored, type Loss, markdownOf } from "@signalbox/documents";
import { useEffect, useState } from "react";
import { useCommand } from "../../../commands/registry.ts";
import { done } from "../../../commands/undo.ts";
import type { Outline } from "../../../data/outline.ts";
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

/** The text of a page, as a document or as Markdown. */
export function DocumentEditor({ pageId, session, state, outline, onHeadings }: DocumentEditorProps) {
  const { title, content } = state.mine;
  const mode = useMode(session, onHeadings);
  useEffect(() => session.setForm(toStored), [session]);
  useCommand("page.copyMarkdown", () => copyMarkdown(content));
  useCommand("page.download", () => downloadMarkdown(title, content));
  useCommand("page.replace", async () => {
    const file = await chooseFile();
    if (file === null) return;
    mode.take(await file.text());
    done(`Replaced the page from ${file.name}`, async () => mode.take(markdownOf(content)));
  });
  const shared = {
    content,
    takesFocus: mode.wasToggled,
    notice: <ConflictBar pageId={pageId} session={session} state={state} />,
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
