import { useEffect, useState } from "react";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { TextArea } from "../../../ui/field.tsx";
import type { RawPlace } from "./raw-view.ts";

interface RawDialogProps {
  readonly place: RawPlace | null;
  onClose(): void;
  onSave(place: RawPlace, text: string): void;
}

export function RawDialog({ place, onClose, onSave }: RawDialogProps) {
  const [text, setText] = useState("");
  useEffect(() => {
    if (place) setText(place.text);
  }, [place]);
  const save = () => {
    if (place) onSave(place, text);
    onClose();
  };
  return (
    <Dialog
      open={place !== null}
      onOpenChange={(open) => !open && onClose()}
      wide
      title="Kept as it is"
      description="Markdown that has no other form in the editor. It is stored letter by letter."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" onClick={save}>
            {text === "" ? "Remove it" : "Apply"}
          </Button>
        </>
      }
    >
      <TextArea label="Markdown" rows={12} className="font-mono" value={text} onChange={(event) => setText(event.target.value)} />
    </Dialog>
  );
}
