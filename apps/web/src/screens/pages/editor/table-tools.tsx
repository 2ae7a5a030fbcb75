import type { Editor } from "@tiptap/react";
import { Button } from "../../../ui/button.tsx";
import { useEditorValue } from "./use-editor.ts";

/** Shown while the cursor is in a table. */
export function TableTools({ editor }: { readonly editor: Editor }) {
  const isInTable = useEditorValue(editor, () => editor.isActive("table"));
  if (!isInTable) return null;
  const chain = () => editor.chain().focus();
  const tools: readonly [string, () => void][] = [
    ["Row below", () => chain().addRowAfter().run()],
    ["Column after", () => chain().addColumnAfter().run()],
    ["Delete row", () => chain().deleteRow().run()],
    ["Delete column", () => chain().deleteColumn().run()],
    ["Delete table", () => chain().deleteTable().run()],
  ];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div role="group" aria-label="Table" className="flex flex-wrap items-center gap-0.5 border-b border-line bg-bg px-2 py-0.5">
      {tools.map(([label, run]) => (
        <Button key={label} kind="quiet" className="text-meta" onClick={run}>
          {label}
        </Button>
      ))}
    </div>
  );
}
