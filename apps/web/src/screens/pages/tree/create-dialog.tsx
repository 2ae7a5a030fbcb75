import { type FormEvent, useState } from "react";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { TextField } from "../../../ui/field.tsx";

interface CreateDialogProps {
  readonly open: boolean;
  readonly parentTitle: string;
  onOpenChange(open: boolean): void;
  /** False when the server refused. */
  onCreate(title: string): Promise<boolean>;
}

export function CreateDialog({ open, parentTitle, onOpenChange, onCreate }: CreateDialogProps) {
  const [title, setTitle] = useState("");
  const [isSending, setSending] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (title.trim() === "" || isSending) return;
    setSending(true);
    const created = await onCreate(title.trim());
    setSending(false);
    if (!created) return;
    setTitle("");
    onOpenChange(false);
  };
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Create a page" description={`Below “${parentTitle}”.`}>
      <form onSubmit={submit} className="flex flex-col gap-3">
        <TextField label="Title" value={title} maxLength={500} required onChange={(event) => setTitle(event.target.value)} />
        <div className="flex justify-end gap-2">
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button kind="primary" type="submit" disabled={title.trim() === "" || isSending}>
            {isSending ? "Creating…" : "Create"}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
