import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { client, trpc } from "../../api/trpc.ts";
import { useCommand } from "../../commands/registry.ts";
import { useAgentNames } from "../../data/use-names.ts";
import { usePages } from "../../data/use-pages.ts";
import { CommandButton } from "../../ui/button.tsx";
import { InitiativeSelect, useInitiativeChoice } from "../../ui/initiative-choice.tsx";
import { ListAndDetail } from "../../ui/list-and-detail.tsx";
import { Markdown } from "../../ui/markdown.tsx";
import { RowList } from "../../ui/row-list.tsx";
import { Empty, QueryPanel, Skeleton } from "../../ui/states.tsx";
import { useNarrow } from "../../ui/use-narrow.ts";
import { TWO_LINES, TwoLineRow } from "./two-line-row.tsx";
import { type ChatSession, useChatTargets } from "./use-chat-target.ts";

const route = getRouteApi("/conversations");

export function ChatsTab() {
  const { initiative } = route.useSearch();
  const { initiatives, initiativeId, isKnown, overview } = useInitiativeChoice(initiative, "chatSession.opened");
  const navigate = useNavigate();
  const choose = (id: string) => void navigate({ to: "/conversations", search: { tab: "chats", initiative: id }, replace: true });
  return (
    <QueryPanel
      query={overview}
      what="the initiatives"
      isEmpty={() => isKnown && initiativeId === undefined}
      empty={<Empty command="create.initiative">There is no initiative yet. Chats about its phases and tasks stand here.</Empty>}
    >
      {() =>
        initiativeId === undefined ? (
          <Skeleton height={TWO_LINES} />
        ) : (
          <ChatsOf
            key={initiativeId}
            initiativeId={initiativeId}
            select={<InitiativeSelect initiatives={initiatives} value={initiativeId} onChoose={choose} />}
          />
        )
      }
    </QueryPanel>
  );
}

function ChatsOf({ initiativeId, select }: { readonly initiativeId: string; readonly select: ReactNode }) {
  const { item } = route.useSearch();
  const navigate = useNavigate();
  const isNarrow = useNarrow();
  const { query, items } = usePages({
    key: [...trpc.chatSessions.list.pathKey(), initiativeId],
    read: (after) => client.chatSessions.list.query({ initiativeId, limit: 200, after }),
  });
  const sessions = items.toSorted((a, b) => Number(a.updatedAt < b.updatedAt) - Number(a.updatedAt > b.updatedAt));
  const targetOf = useChatTargets(sessions);
  const agentName = useAgentNames();
  const active = sessions.find(({ id }) => id === item) ?? sessions[0];
  const show = (id: string) =>
    void navigate({ to: "/conversations", search: { tab: "chats", initiative: initiativeId, item: id }, replace: !isNarrow });
  const open = (id: string) => void navigate({ to: "/chat/$sessionId", params: { sessionId: id } });
  useCommand("chat.open", () => active && open(active.id), { enabled: active !== undefined });
  return (
    <ListAndDetail
      isChosen={item !== undefined}
      back={{ label: "All chats", link: { to: "/conversations", search: { tab: "chats", initiative: initiativeId } } }}
      list={
        <>
          {select}
          <QueryPanel
            query={query}
            what="the chats"
            loading={<Skeleton height={TWO_LINES} />}
            isEmpty={(all) => all.length === 0}
            empty={
              <p className="px-4 py-8 text-muted">
                Nobody has chatted about this plan yet. Open a phase or a task to begin a chat about it.
              </p>
            }
          >
            {() => (
              <RowList
                label="Chats"
                className="grow"
                items={sessions}
                keyOf={({ id }) => id}
                rowHeight={TWO_LINES}
                renderRow={(session) => (
                  <TwoLineRow
                    title={targetOf(session)}
                    since={session.updatedAt}
                    meta={`${session.targetType === "phase" ? "Phase" : "Task"} · ${session.status === "active" ? "open" : "closed"} · ${session.agentId === null ? "no agent" : agentName(session.agentId)}`}
                  />
                )}
                activeKey={active?.id ?? null}
                onActive={show}
                onOpen={({ id }) => open(id)}
              />
            )}
          </QueryPanel>
        </>
      }
      detail={active && <ChatPreview session={active} title={targetOf(active)} />}
    />
  );
}

/** The beginning of a chat. The whole has a screen of its own. */
function ChatPreview({ session, title }: { readonly session: ChatSession; readonly title: string }) {
  const messages = useQuery(trpc.chatSessions.messages.queryOptions({ id: session.id, limit: 3 }));
  return (
    <article aria-label={title} className="flex max-w-[860px] flex-col gap-4 p-4">
      <header className="flex flex-col items-start gap-2">
        <h2 className="text-page font-semibold break-words">{title}</h2>
        <CommandButton id="chat.open" kind="primary" />
      </header>
      <QueryPanel
        query={messages}
        what="the messages"
        isEmpty={({ items }) => items.length === 0}
        empty={<p className="text-muted">Nothing was said yet.</p>}
      >
        {({ items, next }) => (
          <>
            {items.map(({ id, role, content }) => (
              <section key={id} className="border-t border-line pt-2">
                <h3 className="font-semibold">{role === "user" ? "You" : role === "assistant" ? "Agent" : "Signalbox"}</h3>
                <Markdown text={content} under={3} />
              </section>
            ))}
            {next !== null && <p className="text-muted">There is more in the chat.</p>}
          </>
        )}
      </QueryPanel>
    </article>
  );
}
