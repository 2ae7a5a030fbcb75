import { Toolbar as BaseToolbar } from "@base-ui/react/toolbar";
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
import { useState } from "react";
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
  const active = useEditorValue(editor, () =>
    [...tools.filter((tool) => tool.isActive(editor)).map(({ id }) => id), ...(editor.isActive("link") ? ["link"] : [])].join(" "),
  );
  const isActive = (id: string) => active.split(" ").includes(id);
  return (
    <>
      <BaseToolbar.Root
        aria-label="Form of the text"
        className="flex flex-wrap items-center gap-0.5 border-b border-line bg-panel px-4 py-1"
      >
        {tools.map(({ id, label, Icon, isToggle, run }) => (
          <ToolButton key={id} label={label} pressed={isToggle ? isActive(id) : undefined} onClick={() => run(editor)}>
            <Icon size={16} aria-hidden />
          </ToolButton>
        ))}
        <ToolButton label="Link" pressed={isActive("link")} onClick={() => setLinking(true)}>
          <LinkIcon size={16} aria-hidden />
        </ToolButton>
      </BaseToolbar.Root>
      <TableTools editor={editor} />
      <LinkDialog editor={editor} open={isLinking} onOpenChange={setLinking} />
    </>
  );
}

interface ToolButtonProps {
  readonly label: string;
  readonly pressed: boolean | undefined;
  readonly onClick: () => void;
  readonly children: React.ReactNode;
}

function ToolButton({ label, pressed, onClick, children }: ToolButtonProps) {
  return (
    <BaseToolbar.Button
      {...hint(label)}
      aria-label={label}
      aria-pressed={pressed}
      onClick={onClick}
      className={clsx(
        "grid size-7 place-items-center rounded-md",
        pressed ? "bg-selected text-fg" : "text-muted hover:bg-selected hover:text-fg",
      )}
    >
      {children}
    </BaseToolbar.Button>
  );
}
