import { type FormEvent, type ReactNode, useId, useState } from "react";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";
import { TextField } from "./field.tsx";
import { useSending } from "./use-sending.ts";

interface ConfirmProps {
  readonly title: string;
  /** What is lost. */
  readonly about: string;
  readonly deed: string;
  /** The way out. */
  readonly keep?: string;
  /** What must be typed first: for what is most. */
  readonly name?: string;
  readonly isDanger?: boolean;
  readonly children?: ReactNode;
  onConfirm(): Promise<unknown>;
  onClose(): void;
}

/** Asks before what cannot be undone, and stays until the server has done it; a refusal stands in it, with the reason. */
export function ConfirmDialog({ title, about, deed, keep = "Cancel", name, isDanger = true, children, onConfirm, onClose }: ConfirmProps) {
  const [typed, setTyped] = useState("");
  const { isSending, problem, send } = useSending();
  const form = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send(() => onConfirm().then(onClose));
  };
  const isTyped = name === undefined || typed.trim() === name;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      description={about}
      footer={
        <>
          <Button onClick={onClose}>{keep}</Button>
          <Button type="submit" form={form} kind={isDanger ? "danger" : "primary"} disabled={isSending || !isTyped}>
            {isSending ? "Sending…" : deed}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit}>
        {children}
        {name !== undefined && (
          <TextField
            label={`Type “${name}” to go on`}
            value={typed}
            error={problem}
            onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          />
        )}
        {name === undefined && problem !== null && (
          <p role="alert" className="mt-2 break-words text-failed">
            {problem}
          </p>
        )}
      </form>
    </Dialog>
  );
}
