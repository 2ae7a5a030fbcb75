import { type FormEvent, useRef, useState } from "react";
import { client } from "../../api/trpc.ts";
import { useCommand } from "../../commands/registry.ts";
import { useDraft } from "../../data/use-draft.ts";
import { Button } from "../../ui/button.tsx";
import { ClientError } from "../../ui/failure.ts";
import { TextArea } from "../../ui/field.tsx";
import { CommandKeys } from "../../ui/kbd.tsx";

interface ComposerProps {
  readonly sessionId: string;
  readonly hasAgent: boolean;
  /** To begin with. Empty once something was said. */
  readonly prompts: readonly string[];
}

/** A message is shown when the server has it, and what was typed stays until then. */
export function Composer({ sessionId, hasAgent, prompts }: ComposerProps) {
  const [text, setText, clear] = useDraft(`chat.${sessionId}`);
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const focus = () => form.current?.querySelector("textarea")?.focus();
  const maySend = text.trim() !== "" && !isSending;
  const send = async () => {
    setSending(true);
    setProblem(null);
    try {
      await client.chatSessions.addMessage.mutate({ chatSessionId: sessionId, role: "user", content: text });
      clear();
    } catch (error) {
      setProblem(`Not sent: ${new ClientError(error).message}`);
    } finally {
      setSending(false);
    }
  };
  useCommand("chat.send", send, { enabled: maySend });
  useCommand("chat.write", focus);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (maySend) void send();
  };
  return (
    <form ref={form} onSubmit={submit} className="flex shrink-0 flex-col gap-2 border-t border-line bg-panel p-3">
      {prompts.length > 0 && text === "" && (
        <Prompts
          prompts={prompts}
          onChoose={(prompt) => {
            setText(prompt);
            focus();
          }}
        />
      )}
      <TextArea
        label="Your message"
        rows={3}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        readOnly={isSending}
        error={problem}
      />
      <div className="flex flex-wrap items-center gap-2">
        <p className="min-w-0 grow text-meta text-muted">
          {hasAgent ? "" : "No agent is in this chat yet: what you write waits for the one that joins."}
        </p>
        <span role="status" className="text-meta text-muted">
          {isSending ? "Sending…" : ""}
        </span>
        <CommandKeys id="chat.send" />
        <Button type="submit" kind="primary" disabled={!maySend}>
          Send
        </Button>
      </div>
    </form>
  );
}

function Prompts({ prompts, onChoose }: { readonly prompts: readonly string[]; readonly onChoose: (prompt: string) => void }) {
  return (
    <div className="flex flex-col items-start gap-1">
      <p className="text-meta text-muted">To begin with:</p>
      {prompts.map((prompt) => (
        <Button key={prompt} className="h-auto max-w-full py-1 text-left whitespace-normal!" onClick={() => onChoose(prompt)}>
          {prompt}
        </Button>
      ))}
    </div>
  );
}
