import { useQuery } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { client, trpc } from "../../api/trpc.ts";
import { useDraft } from "../../data/use-draft.ts";
import { Button } from "../../ui/button.tsx";
import { TextArea } from "../../ui/field.tsx";
import { QueryPanel } from "../../ui/states.tsx";
import { Age } from "../../ui/time.tsx";
import { useSending } from "../../ui/use-sending.ts";

const speakers = { user: "You", assistant: "Agent", system: "System" } as const;

/** What was said about an issue, and a place to say more. */
export function IssueTalk({ issueId }: { readonly issueId: string }) {
  const messages = useQuery(trpc.conversationMessages.list.queryOptions({ issueId, limit: 200 }));
  const [text, setText, clear] = useDraft(`issue.${issueId}`);
  const { isSending, problem, send } = useSending();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send(() => client.conversationMessages.add.mutate({ issueId, role: "user", content: text }).then(clear));
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
            error={problem && `Not sent: ${problem}`}
          />
        </div>
        <Button type="submit" disabled={isSending || text.trim() === ""}>
          {isSending ? "Sending…" : "Add"}
        </Button>
      </form>
    </section>
  );
}
