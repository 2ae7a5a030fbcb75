import { useState } from "react";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";

interface DeleteDialogProps {
  readonly open: boolean;
  readonly title: string;
  readonly subpages: number;
  onOpenChange(open: boolean): void;
  onDelete(): Promise<unknown>;
}

export function DeleteDialog({ open, title, subpages, onOpenChange, onDelete }: DeleteDialogProps) {
  const [isSending, setSending] = useState(false);
  const remove = async () => {
    setSending(true);
    await onDelete();
    setSending(false);
    onOpenChange(false);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Delete “${title}”?`}
      description={subpages === 0 ? "It has no subpages." : `Its ${subpages === 1 ? "subpage goes" : `${subpages} subpages go`} with it.`}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button kind="danger" disabled={isSending} onClick={remove}>
            {isSending ? "Deleting…" : subpages === 0 ? "Delete the page" : `Delete ${subpages + 1} pages`}
          </Button>
        </>
      }
    >
      <p>The undo makes the pages anew within ten seconds, with new addresses. After that they are gone.</p>
    </Dialog>
  );
}
