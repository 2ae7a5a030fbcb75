import { useState } from "react";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ClientError } from "../../ui/failure.ts";
import { TextField } from "../../ui/field.tsx";

interface ConfirmProps {
  readonly title: string;
  /** What is lost. */
  readonly about: string;
  /** What must be typed. */
  readonly name: string;
  readonly deed: string;
  readonly onConfirm: () => Promise<unknown>;
  readonly onClose: () => void;
}

/** For what cannot be undone: the name is typed, and the dialog stays until the server has done it. */
export function ConfirmDialog({ title, about, name, deed, onConfirm, onClose }: ConfirmProps) {
  const [typed, setTyped] = useState("");
  const [state, setState] = useState<{ readonly isSending: boolean; readonly problem: string | null }>({ isSending: false, problem: null });
  const confirm = async () => {
    setState({ isSending: true, problem: null });
    try {
      await onConfirm();
      onClose();
    } catch (error) {
      setState({ isSending: false, problem: new ClientError(error).message });
    }
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={title}
      description={about}
      footer={
        <>
          <Button kind="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button kind="danger" disabled={typed.trim() !== name || state.isSending} onClick={confirm}>
            {state.isSending ? "Sending…" : deed}
          </Button>
        </>
      }
    >
      <TextField
        label={`Type “${name}” to go on`}
        value={typed}
        error={state.problem}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
    </Dialog>
  );
}
