import { type ReactNode, useState } from "react";
import { useDraft } from "../../../data/use-draft.ts";
import { Button } from "../../../ui/button.tsx";
import { ClientError } from "../../../ui/failure.ts";
import { TextArea } from "../../../ui/field.tsx";
import { toast } from "../../../ui/toast.ts";

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
  const [state, setState] = useState<{ readonly isSending: boolean; readonly error: string | null }>({ isSending: false, error: null });
  const submit = async () => {
    if (answer === null) return;
    setState({ isSending: true, error: null });
    try {
      await send(answer);
      clear();
      setState({ isSending: false, error: null });
      toast({ title: "The answer was delivered." });
    } catch (error) {
      setState({ isSending: false, error: `Not sent: ${new ClientError(error).message}` });
    }
  };
  return (
    <form
      className="mt-2 flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {children}
      <TextArea label={label} rows={3} value={text} error={state.error} onChange={({ target }) => setText(target.value)} />
      <div>
        <Button type="submit" kind="primary" disabled={state.isSending || answer === null}>
          {state.isSending ? "Sending…" : "Send answer"}
        </Button>
      </div>
    </form>
  );
}
