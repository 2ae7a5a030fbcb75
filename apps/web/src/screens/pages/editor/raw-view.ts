import type { Editor, NodeViewRenderer } from "@tiptap/react";

/** A block or a piece of a line that stays as it is. */
export interface RawPlace {
  readonly name: "rawMarkdown" | "rawInline";
  readonly at: number;
  readonly text: string;
}

export function saveRaw(editor: Editor, { name, at }: RawPlace, text: string): void {
  const node = editor.state.doc.nodeAt(at);
  if (node?.type.name !== name) return;
  const { tr } = editor.state;
  editor.view.dispatch(text === "" ? tr.delete(at, at + node.nodeSize) : tr.setNodeMarkup(at, undefined, { ...node.attrs, text }));
}

/** Shows Markdown that has no other form letter by letter, and a button to change it. */
export function rawView(onEdit: (place: RawPlace) => void): NodeViewRenderer {
  return ({ node, getPos }) => {
    const name = node.type.name as RawPlace["name"];
    const isBlock = name === "rawMarkdown";
    const dom = document.createElement(isBlock ? "div" : "span");
    dom.className = isBlock ? "raw-block" : "raw-inline";
    dom.contentEditable = "false";
    const text = document.createElement(isBlock ? "pre" : "code");
    const edit = document.createElement("button");
    edit.type = "button";
    let shown = node;
    const show = () => {
      text.textContent = String(shown.attrs.text);
      edit.setAttribute("aria-label", `Edit what is kept as it is: ${String(shown.attrs.text).slice(0, 60)}`);
    };
    show();
    edit.addEventListener("click", () => {
      const at = getPos();
      if (at !== undefined) onEdit({ name, at, text: String(shown.attrs.text) });
    });
    if (isBlock) {
      const label = document.createElement("div");
      label.className = "raw-label";
      label.append("Kept as it is (Markdown)", edit);
      edit.textContent = "Edit";
      dom.append(label, text);
    } else {
      edit.append(text);
      dom.append(edit);
    }
    return {
      dom,
      update: (next) => {
        if (next.type !== shown.type) return false;
        shown = next;
        show();
        return true;
      },
      stopEvent: ({ target }) => target instanceof Element && target.closest("button") !== null,
      ignoreMutation: () => true,
    };
  };
}
