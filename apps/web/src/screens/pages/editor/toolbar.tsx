import type { Editor } from "@tiptap/react";
import { clsx } from "clsx";
import {
  Bold,
  Code,
  Heading1,
  Heading2,
  Heading3,
  Italic,
  Link as LinkIcon,
  List,
  ListChecks,
  ListOrdered,
  type LucideIcon,
  Minus,
  Quote,
  Redo2,
  SquareCode,
  Strikethrough,
  Table,
  Undo2,
} from "lucide-react";
import { type KeyboardEvent, type ReactNode, useState } from "react";
import { hint } from "../../../ui/hint.ts";
import { type BlockKind, blocks } from "./blocks.ts";
import { LinkDialog } from "./link-dialog.tsx";
import { TableTools } from "./table-tools.tsx";
import { useEditorValue } from "./use-editor.ts";

interface Tool extends BlockKind {
  readonly Icon: LucideIcon;
  readonly isToggle: boolean;
}

type MarkName = "bold" | "italic" | "strike" | "code";

const mark = (id: MarkName, label: string, Icon: LucideIcon): Tool => ({
  id,
  label,
  Icon,
  isToggle: true,
  isActive: (editor) => editor.isActive(id),
  run: (editor) => editor.chain().focus().toggleMark(id).run(),
});

const block = (kind: BlockKind, Icon: LucideIcon, isToggle = true): Tool => ({ ...kind, Icon, isToggle });

const step = (id: "undo" | "redo", label: string, Icon: LucideIcon): Tool => ({
  id,
  label,
  Icon,
  isToggle: false,
  isActive: () => false,
  run: (editor) => editor.chain().focus()[id]().run(),
});

const tools: readonly Tool[] = [
  mark("bold", "Bold", Bold),
  mark("italic", "Italic", Italic),
  mark("strike", "Strike", Strikethrough),
  mark("code", "Code", Code),
  block(blocks.h1, Heading1),
  block(blocks.h2, Heading2),
  block(blocks.h3, Heading3),
  block(blocks.bullets, List),
  block(blocks.numbers, ListOrdered),
  block(blocks.tasks, ListChecks),
  block(blocks.quote, Quote),
  block(blocks.code, SquareCode),
  block(blocks.table, Table, false),
  block(blocks.rule, Minus, false),
  step("undo", "Undo in the text", Undo2),
  step("redo", "Redo in the text", Redo2),
];

/** One tab stop; the arrows go from button to button. */
export function Toolbar({ editor }: { readonly editor: Editor }) {
  const [isLinking, setLinking] = useState(false);
  const [stop, setStop] = useState(0);
  const active = useEditorValue(editor, () =>
    [...tools.filter((tool) => tool.isActive(editor)).map(({ id }) => id), ...(editor.isActive("link") ? ["link"] : [])].join(" "),
  );
  const isActive = (id: string) => active.split(" ").includes(id);
  return (
    <>
      <div
        role="toolbar"
        aria-label="Form of the text"
        onKeyDown={goWithArrows}
        onFocus={({ currentTarget, target }) => setStop([...currentTarget.children].indexOf(target))}
        className="flex flex-wrap items-center gap-0.5 border-b border-line bg-panel px-4 py-1"
      >
        {tools.map(({ id, label, Icon, isToggle, run }, index) => (
          <ToolButton
            key={id}
            label={label}
            isStop={index === stop}
            pressed={isToggle ? isActive(id) : undefined}
            onClick={() => run(editor)}
          >
            <Icon size={16} aria-hidden />
          </ToolButton>
        ))}
        <ToolButton label="Link" isStop={stop === tools.length} pressed={isActive("link")} onClick={() => setLinking(true)}>
          <LinkIcon size={16} aria-hidden />
        </ToolButton>
      </div>
      <TableTools editor={editor} />
      <LinkDialog editor={editor} open={isLinking} onOpenChange={setLinking} />
    </>
  );
}

const steps: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at + count - 1) % count,
  Home: () => 0,
  End: (_at, count) => count - 1,
};

function goWithArrows(event: KeyboardEvent<HTMLDivElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll("button")];
  const to = steps[event.key]?.(buttons.indexOf(event.target as HTMLButtonElement), buttons.length);
  if (to === undefined) return;
  event.preventDefault();
  buttons[to]?.focus();
}

interface ToolButtonProps {
  readonly label: string;
  /** Where Tab enters the toolbar. */
  readonly isStop: boolean;
  readonly pressed: boolean | undefined;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function ToolButton({ label, isStop, pressed, onClick, children }: ToolButtonProps) {
  return (
    <button
      type="button"
      tabIndex={isStop ? 0 : -1}
      aria-label={label}
      aria-pressed={pressed}
      onClick={onClick}
      className={clsx(
        "grid size-7 place-items-center rounded-md",
        pressed ? "bg-selected text-fg" : "text-muted hover:bg-selected hover:text-fg",
      )}
      {...hint(label)}
    >
      {children}
    </button>
  );
}
