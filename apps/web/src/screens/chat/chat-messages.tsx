import { Link } from "@tanstack/react-router";
import { clsx } from "clsx";
import { GitPullRequestArrow } from "lucide-react";
import { useEffect, useRef } from "react";
import type { Outputs } from "../../api/trpc.ts";
import { Markdown } from "../../ui/markdown.tsx";
import { Age } from "../../ui/time.tsx";

export type ChatMessage = Outputs["chatSessions"]["messages"]["items"][number];

interface ChatMessagesProps {
  readonly sessionId: string;
  readonly messages: readonly ChatMessage[];
  readonly agentName: string;
  /** The message whose changes stand beside. */
  readonly shownId: string | undefined;
}

/** The last one is in sight whenever one comes, unless the person has scrolled away from the end. */
function useStickToEnd(count: number) {
  const list = useRef<HTMLOListElement>(null);
  const isAtEnd = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the number of messages is what makes it run
  useEffect(() => {
    const element = list.current;
    if (element && isAtEnd.current) element.scrollTop = element.scrollHeight;
  }, [count]);
  const onScroll = () => {
    const element = list.current;
    if (element) isAtEnd.current = element.scrollTop + element.clientHeight >= element.scrollHeight - 40;
  };
  return { list, onScroll };
}

export function ChatMessages({ sessionId, messages, agentName, shownId }: ChatMessagesProps) {
  const { list, onScroll } = useStickToEnd(messages.length);
  const speakers = { user: "You", assistant: agentName, system: "Signalbox" };
  return (
    // It scrolls, and so a keyboard has to reach it.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <ol ref={list} onScroll={onScroll} tabIndex={0} aria-label="Messages" className="min-h-0 grow overflow-auto px-4 py-2">
      {messages.map(({ id, role, content, changeSetId, createdAt }) => (
        <li key={id} className={clsx("flex flex-col gap-1 border-b border-line py-2", role === "system" && "text-muted")}>
          <p className="flex items-baseline gap-2">
            <span className="font-semibold">{speakers[role]}</span>
            <Age since={createdAt} className="text-meta text-muted" />
          </p>
          <Markdown text={content} under={1} />
          {changeSetId !== null && (
            <Link
              to="/chat/$sessionId"
              params={{ sessionId }}
              search={{ message: id }}
              replace
              aria-current={id === shownId ? "true" : undefined}
              className={clsx(
                "inline-flex min-h-7 items-center gap-1.5 self-start rounded-md border border-line-strong px-2",
                id === shownId ? "bg-selected font-medium" : "hover:bg-selected",
              )}
            >
              <GitPullRequestArrow size={14} aria-hidden />
              {id === shownId ? "Its changes are shown" : "Show its changes"}
            </Link>
          )}
        </li>
      ))}
    </ol>
  );
}
