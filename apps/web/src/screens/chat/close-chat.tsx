import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { client } from "../../api/trpc.ts";
import { useCommand } from "../../commands/registry.ts";
import { done } from "../../commands/undo.ts";
import { Button, CommandButton } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ClientError } from "../../ui/failure.ts";
import type { ChatSession } from "./use-chat-target.ts";

export function CloseChat({ session }: { readonly session: ChatSession }) {
  const [asks, setAsks] = useState(false);
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  useCommand("chat.close", () => setAsks(true));
  const close = async () => {
    setSending(true);
    setProblem(null);
    try {
      await client.chatSessions.close.mutate({ id: session.id });
      setAsks(false);
      done("Closed the chat");
    } catch (error) {
      setProblem(new ClientError(error).message);
    } finally {
      setSending(false);
    }
  };
  return (
    <>
      <CommandButton id="chat.close">Close…</CommandButton>
      <Dialog
        open={asks}
        onOpenChange={setAsks}
        title="Close this chat?"
        description="It stays readable and takes no more messages. A new one can be opened at any time."
        footer={
          <>
            <Button onClick={() => setAsks(false)}>Keep it open</Button>
            <Button kind="primary" onClick={() => void close()} disabled={isSending}>
              {isSending ? "Sending…" : "Close the chat"}
            </Button>
          </>
        }
      >
        {problem !== null && (
          <p role="alert" className="text-failed">
            {problem}
          </p>
        )}
      </Dialog>
    </>
  );
}

/** In the place of the composer: a closed chat takes no messages. */
export function ReopenChat({ session: { targetType, targetId } }: { readonly session: ChatSession }) {
  const navigate = useNavigate();
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const open = async () => {
    setSending(true);
    setProblem(null);
    try {
      const { id } = await client.chatSessions.open.mutate({ targetType, targetId });
      await navigate({ to: "/chat/$sessionId", params: { sessionId: id } });
    } catch (error) {
      setProblem(new ClientError(error).message);
    } finally {
      setSending(false);
    }
  };
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-3 border-t border-line bg-panel p-3">
      <p className="text-muted">This chat is closed.</p>
      <Button onClick={() => void open()} disabled={isSending}>
        {isSending ? "Sending…" : `Open a new chat about this ${targetType}`}
      </Button>
      {problem !== null && (
        <p role="alert" className="basis-full text-failed">
          {problem}
        </p>
      )}
    </div>
  );
}
