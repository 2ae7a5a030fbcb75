import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { client, trpc } from "../../api/trpc.ts";
import { useDraft } from "../../data/use-draft.ts";
import { Button } from "../../ui/button.tsx";
import { ClientError } from "../../ui/failure.ts";
import { TextArea } from "../../ui/field.tsx";
import { QueryPanel } from "../../ui/states.tsx";
import { Age } from "../../ui/time.tsx";

const speakers = { user: "You", assistant: "Agent", system: "System" } as const;

/** What was said about an issue, and a place to say more. */
export function IssueTalk({ issueId }: { readonly issueId: string }) {
  const messages = useQuery(trpc.conversationMessages.list.queryOptions({ issueId, limit: 200 }));
  const [text, setText, clear] = useDraft(`issue.${issueId}`);
  const [state, setState] = useState<{ readonly isSending: boolean; readonly error: string | null }>({ isSending: false, error: null });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setState({ isSending: true, error: null });
    try {
      await client.conversationMessages.add.mutate({ issueId, role: "user", content: text });
      clear();
      setState({ isSending: false, error: null });
    } catch (error) {
      setState({ isSending: false, error: `Not sent: ${new ClientError(error).message}` });
    }
  };
  return (
    <section aria-labelledby="issue-talk" className="border-t border-line px-4 py-4">
      <h3 id="issue-talk" className="text-title font-semibold">
        Conversation
      </h3>
      <QueryPanel
        query={messages}
        what="the conversation"
        isEmpty={({ items }) => items.length === 0}
        empty={<p className="mt-1 text-muted">Nothing was said about this issue yet.</p>}
      >
        {({ items }) => (
          <ul className="max-w-prose">
            {items.map(({ id, role, content, createdAt }) => (
              <li key={id} className="border-b border-line py-2">
                <p className="text-meta text-muted">
                  {speakers[role]} · <Age since={createdAt} />
                </p>
                <p className="break-words whitespace-pre-wrap">{content}</p>
              </li>
            ))}
          </ul>
        )}
      </QueryPanel>
      <form onSubmit={submit} className="mt-3 flex max-w-prose flex-col items-start gap-2">
        <div className="w-full">
          <TextArea
            label="Say something about it"
            rows={3}
            value={text}
            onChange={({ target }) => setText(target.value)}
            error={state.error}
          />
        </div>
        <Button type="submit" disabled={state.isSending || text.trim() === ""}>
          {state.isSending ? "Sending…" : "Add"}
        </Button>
      </form>
    </section>
  );
}
