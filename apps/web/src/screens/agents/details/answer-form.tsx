import type { FormEvent, ReactNode } from "react";
import { useDraft } from "../../../data/use-draft.ts";
import { Button } from "../../../ui/button.tsx";
import { TextArea } from "../../../ui/field.tsx";
import { toast } from "../../../ui/toast.ts";
import { useSending } from "../../../ui/use-sending.ts";

interface AnswerFormProps {
  /** Of the draft. */
  readonly name: string;
  readonly label: string;
  send(text: string): Promise<unknown>;
  /** What is sent of what was written; null while that is nothing. */
  readonly answerOf?: (text: string) => string | null;
  /** What else makes the answer. */
  readonly children?: ReactNode;
}

const asWritten = (text: string) => (text.trim() === "" ? null : text);

/** Sent is what the server has: until then the text stays, and why it was refused stands below it. */
export function AnswerForm({ name, label, send, answerOf = asWritten, children }: AnswerFormProps) {
  const [text, setText, clear] = useDraft(name);
  const answer = answerOf(text);
  const sending = useSending();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (answer === null) return;
    void sending.send(async () => {
      await send(answer);
      clear();
      toast({ title: "The answer was delivered." });
    });
  };
  return (
    <form className="mt-2 flex flex-col gap-2" onSubmit={submit}>
      {children}
      <TextArea
        label={label}
        rows={3}
        value={text}
        error={sending.problem && `Not sent: ${sending.problem}`}
        onChange={({ target }) => setText(target.value)}
      />
      <div>
        <Button type="submit" kind="primary" disabled={sending.isSending || answer === null}>
          {sending.isSending ? "Sending…" : "Send answer"}
        </Button>
      </div>
    </form>
  );
}
