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
  /** Ways to fill in the answer. */
  readonly choices?: (answer: string, setAnswer: (text: string) => void) => ReactNode;
}

/** Sent is what the server has: until then the text stays, and why it was refused stands below it. */
export function AnswerForm({ name, label, send, choices }: AnswerFormProps) {
  const [answer, setAnswer, clear] = useDraft(name);
  const [state, setState] = useState<{ readonly isSending: boolean; readonly error: string | null }>({ isSending: false, error: null });
  const submit = async () => {
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
      {choices?.(answer, setAnswer)}
      <TextArea label={label} rows={3} value={answer} error={state.error} onChange={({ target }) => setAnswer(target.value)} />
      <div>
        <Button type="submit" kind="primary" disabled={state.isSending || answer.trim() === ""}>
          {state.isSending ? "Sending…" : "Send answer"}
        </Button>
      </div>
    </form>
  );
}
