import { useQuery } from "@tanstack/react-query";
import { client, type Outputs, trpc } from "../../../api/trpc.ts";
import { QueryPanel } from "../../../ui/states.tsx";
import { Age } from "../../../ui/time.tsx";
import { AnswerForm } from "./answer-form.tsx";

type Message = Outputs["messages"]["bySender"]["items"][number];

/** What it said to people and was told, newest first; a question that waits is answered here. */
export function AgentMessages({ agentId }: { readonly agentId: string }) {
  const sent = useQuery(trpc.messages.bySender.queryOptions({ senderType: "agent", senderId: agentId, limit: 100 }));
  const received = useQuery(trpc.messages.byRecipient.queryOptions({ recipientType: "agent", recipientId: agentId, limit: 100 }));
  return (
    <section aria-labelledby="agent-messages" className="border-b border-line px-4 py-4">
      <h2 id="agent-messages" className="text-title font-semibold">
        Messages
      </h2>
      <QueryPanel query={sent} what="the messages of the agent">
        {({ items }) => {
          const all = [...items, ...(received.data?.items ?? [])].toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
          if (all.length === 0) return <p className="mt-1 text-muted">It has said nothing and was told nothing.</p>;
          return (
            <ul className="max-w-prose">
              {all.map((message) => (
                <MessageItem key={message.id} message={message} isOwn={message.senderType === "agent" && message.senderId === agentId} />
              ))}
            </ul>
          );
        }}
      </QueryPanel>
    </section>
  );
}

function MessageItem({ message, isOwn }: { readonly message: Message; readonly isOwn: boolean }) {
  const isAsked = isOwn && message.recipientType === "user" && message.requiresResponse && message.status !== "responded";
  return (
    <li className="border-b border-line py-2 last:border-0">
      <p className="text-meta text-muted">
        {isOwn ? "Said" : "Was told"} · {message.type} · {message.status} · <Age since={message.createdAt} />
      </p>
      <p className="break-words whitespace-pre-wrap">{message.content}</p>
      {isAsked && (
        <AnswerForm
          name={`message.${message.id}.answer`}
          label="Your answer to this question"
          send={(content) => client.messages.answer.mutate({ id: message.id, content })}
        />
      )}
    </li>
  );
}

/** Questions between agents: those it put, and those that wait for it. */
export function AgentConversations({ agentId }: { readonly agentId: string }) {
  const put = useQuery(trpc.conversations.byFromAgent.queryOptions({ agentId, limit: 100 }));
  const waiting = useQuery(trpc.conversations.pendingForAgent.queryOptions({ agentId, limit: 100 }));
  const all = [...(put.data?.items ?? []), ...(waiting.data?.items ?? [])];
  return (
    <section aria-labelledby="agent-conversations" className="border-b border-line px-4 py-4">
      <h2 id="agent-conversations" className="text-title font-semibold">
        Questions between agents
      </h2>
      <QueryPanel query={put} what="the conversations of the agent">
        {() =>
          all.length === 0 ? (
            <p className="mt-1 text-muted">It has asked no other agent, and none waits for it.</p>
          ) : (
            <ul className="max-w-prose">
              {all.map((each) => (
                <li key={each.id} className="border-b border-line py-2 last:border-0">
                  <p className="text-meta text-muted">
                    {each.fromAgentId === agentId ? "It asked" : "It is asked"} · {each.status} · <Age since={each.createdAt} />
                  </p>
                  <p className="break-words whitespace-pre-wrap">{each.question}</p>
                  {each.answer !== null && (
                    <p className="mt-1 border-l-2 border-line pl-2 break-words whitespace-pre-wrap">{each.answer}</p>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </QueryPanel>
    </section>
  );
}
