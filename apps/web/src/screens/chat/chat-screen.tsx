import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { client, trpc } from "../../api/trpc.ts";
import { linkOf } from "../../data/entity-link.ts";
import { useAgentNames, useInitiativeNames } from "../../data/use-names.ts";
import { usePages } from "../../data/use-pages.ts";
import { Button } from "../../ui/button.tsx";
import { ChangeSetPanel } from "../../ui/change-set-panel.tsx";
import { PageFrame } from "../../ui/page-frame.tsx";
import { QueryPanel } from "../../ui/states.tsx";
import { ChatMessages } from "./chat-messages.tsx";
import { CloseChat, ReopenChat } from "./close-chat.tsx";
import { Composer } from "./composer.tsx";
import { starterPrompts } from "./starter-prompts.ts";
import { type ChatSession, useChatTarget } from "./use-chat-target.ts";

const route = getRouteApi("/chat/$sessionId");

/** A conversation about one phase or task: what was said at the left, what came of it at the right. */
export function ChatScreen() {
  const { sessionId } = route.useParams();
  const session = useQuery(trpc.chatSessions.get.queryOptions({ id: sessionId }));
  const name = useChatTarget(session.data);
  const initiativeName = useInitiativeNames();
  const { data } = session;
  const target = data ? linkOf({ kind: data.targetType, id: data.targetId }) : null;
  const crumbs = data
    ? [
        {
          label: initiativeName(data.initiativeId),
          link: { to: "/i/$initiativeId", params: { initiativeId: data.initiativeId } } as const,
        },
        ...(name && target ? [{ label: name, link: target }] : []),
      ]
    : [];
  return (
    <PageFrame
      title={name ? `Chat about ${name}` : "Chat"}
      crumbs={crumbs}
      meta={data?.status === "closed" && <span>Closed</span>}
      actions={data?.status === "active" && <CloseChat session={data} />}
    >
      <QueryPanel query={session} what="the chat">
        {(read) => <Chat key={read.id} session={read} name={name ?? null} />}
      </QueryPanel>
    </PageFrame>
  );
}

function Chat({ session, name }: { readonly session: ChatSession; readonly name: string | null }) {
  const { message: chosen } = route.useSearch();
  const agentName = useAgentNames();
  const pages = usePages({
    key: [...trpc.chatSessions.messages.pathKey(), session.id],
    read: (after) => client.chatSessions.messages.query({ id: session.id, limit: 200, after }),
  });
  const messages = pages.items;
  const shown = messages.find(({ id }) => id === chosen) ?? messages.findLast(({ changeSetId }) => changeSetId !== null);
  const prompts = messages.length === 0 && name !== null ? starterPrompts({ type: session.targetType, name }) : [];
  return (
    <div className="flex h-full min-h-0 max-[901px]:h-auto max-[901px]:flex-col">
      <section
        aria-label="Conversation"
        className="flex min-h-0 min-w-0 basis-1/2 flex-col border-r border-line max-[901px]:h-[75vh] max-[901px]:basis-auto max-[901px]:border-r-0"
      >
        <QueryPanel
          query={pages.query}
          what="the messages"
          isEmpty={(all) => all.length === 0}
          empty={
            <p className="grow px-4 py-8 text-muted">Nothing was said about this {session.targetType} yet. Write the first message.</p>
          }
        >
          {() => (
            <ChatMessages
              sessionId={session.id}
              messages={messages}
              agentName={session.agentId === null ? "Agent" : agentName(session.agentId)}
              shownId={shown?.id}
            />
          )}
        </QueryPanel>
        {pages.hasMore && (
          <Button kind="quiet" onClick={() => void pages.more()} disabled={pages.isReadingMore}>
            Later messages
          </Button>
        )}
        {session.status === "active" ? (
          <Composer sessionId={session.id} hasAgent={session.agentId !== null} prompts={prompts} />
        ) : (
          <ReopenChat session={session} />
        )}
      </section>
      <section
        aria-label="Changes"
        className="min-w-0 basis-1/2 overflow-auto max-[901px]:basis-auto max-[901px]:border-t max-[901px]:border-line"
      >
        {shown?.changeSetId ? (
          <ChangesOf id={shown.changeSetId} />
        ) : (
          <p className="px-4 py-8 text-muted">What the agent changes in the plan is shown here, and can be reverted here.</p>
        )}
      </section>
    </div>
  );
}

function ChangesOf({ id }: { readonly id: string }) {
  const changeSet = useQuery(trpc.changeSets.get.queryOptions({ id }));
  return (
    <QueryPanel query={changeSet} what="the change set">
      {(read) => <ChangeSetPanel key={read.id} changeSet={read} />}
    </QueryPanel>
  );
}
