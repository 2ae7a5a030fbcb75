import type { Editor } from "@tiptap/react";

/** What the toolbar and the `/` list can make of the text, and whether it is that already. */
export interface BlockKind {
  readonly id: string;
  readonly label: string;
  isActive(editor: Editor): boolean;
  run(editor: Editor): void;
}

const heading = (level: 1 | 2 | 3): BlockKind => ({
  id: `h${level}`,
  label: `Heading ${level}`,
  isActive: (editor) => editor.isActive("heading", { level }),
  run: (editor) => editor.chain().focus().toggleHeading({ level }).run(),
});

const never = () => false;

export const blocks = {
  h1: heading(1),
  h2: heading(2),
  h3: heading(3),
  text: {
    id: "text",
    label: "Text",
    isActive: (editor) => editor.isActive("paragraph"),
    run: (editor) => editor.chain().focus().setParagraph().run(),
  },
  bullets: {
    id: "bullets",
    label: "Bullet list",
    isActive: (editor) => editor.isActive("bulletList"),
    run: (editor) => editor.chain().focus().toggleBulletList().run(),
  },
  numbers: {
    id: "numbers",
    label: "Numbered list",
    isActive: (editor) => editor.isActive("orderedList"),
    run: (editor) => editor.chain().focus().toggleOrderedList().run(),
  },
  tasks: {
    id: "tasks",
    label: "Task list",
    isActive: (editor) => editor.isActive("taskList"),
    run: (editor) => editor.chain().focus().toggleTaskList().run(),
  },
  quote: {
    id: "quote",
    label: "Quote",
    isActive: (editor) => editor.isActive("blockquote"),
    run: (editor) => editor.chain().focus().toggleBlockquote().run(),
  },
  code: {
    id: "codeBlock",
    label: "Code block",
    isActive: (editor) => editor.isActive("codeBlock"),
    run: (editor) => editor.chain().focus().toggleCodeBlock().run(),
  },
  table: {
    id: "table",
    label: "Table",
    isActive: never,
    run: (editor) => editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
  },
  rule: {
    id: "rule",
    label: "Rule",
    isActive: never,
    run: (editor) => editor.chain().focus().setHorizontalRule().run(),
  },
} as const satisfies Record<string, BlockKind>;
