import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { client } from "../../api/trpc.ts";
import { useCommand } from "../../commands/registry.ts";
import { done } from "../../commands/undo.ts";
import { Button, CommandButton } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { useSending } from "../../ui/use-sending.ts";
import type { ChatSession } from "./use-chat-target.ts";

export function CloseChat({ session }: { readonly session: ChatSession }) {
  const [asks, setAsks] = useState(false);
  useCommand("chat.close", () => setAsks(true));
  const close = async () => {
    await client.chatSessions.close.mutate({ id: session.id });
    done("Closed the chat");
  };
  return (
    <>
      <CommandButton id="chat.close">Close…</CommandButton>
      {asks && (
        <ConfirmDialog
          title="Close this chat?"
          about="It stays readable and takes no more messages. A new one can be opened at any time."
          deed="Close the chat"
          keep="Keep it open"
          isDanger={false}
          onConfirm={close}
          onClose={() => setAsks(false)}
        />
      )}
    </>
  );
}

/** In the place of the composer: a closed chat takes no messages. */
export function ReopenChat({ session: { targetType, targetId } }: { readonly session: ChatSession }) {
  const navigate = useNavigate();
  const { isSending, problem, send } = useSending();
  const open = () =>
    send(async () => {
      const { id } = await client.chatSessions.open.mutate({ targetType, targetId });
      await navigate({ to: "/chat/$sessionId", params: { sessionId: id } });
    });
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
