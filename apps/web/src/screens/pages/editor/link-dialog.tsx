import type { Editor } from "@tiptap/react";
import { type FormEvent, useEffect, useState } from "react";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { TextField } from "../../../ui/field.tsx";

interface LinkDialogProps {
  readonly editor: Editor;
  readonly open: boolean;
  onOpenChange(open: boolean): void;
}

export function LinkDialog({ editor, open, onOpenChange }: LinkDialogProps) {
  const [address, setAddress] = useState("");
  useEffect(() => {
    if (open) setAddress(String(editor.getAttributes("link").href ?? ""));
  }, [open, editor]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setLink(editor, address.trim());
    onOpenChange(false);
  };
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Link">
      <form onSubmit={submit} className="flex flex-col gap-3">
        <TextField
          label="Address"
          hint="Empty: the text is a link no longer."
          placeholder="https://…"
          value={address}
          onChange={(event) => setAddress(event.target.value)}
        />
        <div className="flex items-center justify-end gap-2">
          {isAddress(address) && (
            <a href={address.trim()} target="_blank" rel="noreferrer" className="mr-auto rounded text-accent underline">
              Open in a new tab
            </a>
          )}
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button kind="primary" type="submit">
            Apply
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** No other scheme: `javascript:` in a link of a page would run as the reader. */
const isAddress = (address: string) => /^(https?:\/\/|mailto:|\/(?!\/))/i.test(address.trim());

function setLink(editor: Editor, href: string): void {
  const chain = editor.chain().focus().extendMarkRange("link");
  if (href === "") chain.unsetLink().run();
  else if (editor.state.selection.empty && !editor.isActive("link"))
    chain.insertContent({ type: "text", text: href, marks: [{ type: "link", attrs: { href } }] }).run();
  else chain.setLink({ href }).run();
}
